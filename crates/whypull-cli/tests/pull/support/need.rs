use std::env;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use libtest_mimic::Trial;

/// A real component that a trial needs.
#[derive(Clone, Copy)]
pub enum Need {
    Registry,
    Skopeo,
    Htpasswd,
    Containerd,
    Root,
}

impl Need {
    fn programs(self) -> &'static [&'static str] {
        match self {
            Self::Registry => &["docker-registry"],
            Self::Skopeo => &["skopeo"],
            Self::Htpasswd => &["htpasswd"],
            Self::Containerd => &["containerd", "ctr"],
            Self::Root => &["mount", "umount", "unshare", "chroot"],
        }
    }

    /// What is not here.
    fn missing(self) -> Option<&'static str> {
        if matches!(self, Self::Root) && !is_root() {
            return Some("root");
        }
        let mut programs = self.programs().iter().copied();
        programs.find(|program| !is_installed(program))
    }
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

fn is_installed(program: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .chain(["/usr/sbin".into(), "/sbin".into()])
        .any(|folder| Path::new(&folder).join(program).is_file())
}

/// A trial that runs if all that it needs is here; else it says what is not.
pub fn trial(name: &str, needs: &[Need], run: impl FnOnce() + Send + 'static) -> Trial {
    let Some(missing) = needs.iter().find_map(|need| need.missing()) else {
        return Trial::test(name, move || {
            run();
            Ok(())
        });
    };
    let told = format!("{missing} is missing");
    let required = env::var_os("WHYPULL_COMPONENTS").is_some_and(|value| value == "required");
    let kind = told.clone();
    Trial::test(name, move || Err(told.into()))
        .with_kind(kind)
        .with_ignored_flag(!required)
}
