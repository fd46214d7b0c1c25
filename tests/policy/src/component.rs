//! The component in wasmtime. The types are written out: `bindgen!` trips over a function called `match`.

use std::sync::OnceLock;

use wasmtime::component::{
    Component, ComponentNamedList, ComponentType, Instance, Lift, Linker, Lower, ResourceTable,
};
use wasmtime::{Engine, Store};
use wasmtime_wasi::{WasiCtx, WasiCtxBuilder, WasiCtxView, WasiView};

use crate::root;

/// Whose rules are followed.
#[derive(Clone, Copy, Debug, ComponentType, Lower)]
#[component(enum)]
#[repr(u8)]
pub enum Semantics {
    /// The kubelet's.
    #[component(name = "kubelet")]
    Kubelet,
    /// The documentation's.
    #[component(name = "docs")]
    Docs,
    /// Docker's.
    #[component(name = "docker")]
    Docker,
}

macro_rules! records {
    ($($(#[$derive:meta])* $record:ident { $($field:ident $kebab:literal: $of:ty),* $(,)? })*) => {
        $(
            #[doc = concat!("The record of `wit/whypull.wit`: ", stringify!($record), ".")]
            #[derive(Clone, Debug, ComponentType)]
            $(#[$derive])*
            #[component(record)]
            pub struct $record {
                $(
                    #[doc = concat!("`", $kebab, "`.")]
                    #[component(name = $kebab)]
                    pub $field: $of,
                )*
            }
        )*
    };
}

records! {
    #[derive(Lift)]
    Name {
        image "image": String,
        domain "domain": String,
        path "path": String,
        repository "repository": String,
        familiar "familiar": String,
        tag "tag": Option<String>,
        digest "digest": Option<String>,
        effective_tag "effective-tag": Option<String>,
        default_pull_policy "default-pull-policy": String,
    }
    #[derive(Lift)]
    BadName {
        kind "kind": String,
        message "message": String,
        help "help": String,
        offset "offset": u32,
    }
    #[derive(Lift)]
    Matched {
        repository "repository": String,
        matched "matched": Vec<String>,
        matches "matches": Vec<KeyMatch>,
    }
    #[derive(Lift)]
    KeyMatch {
        key "key": String,
        kubelet "kubelet": bool,
        docs "docs": bool,
        docker "docker": bool,
        why "why": Vec<String>,
    }
    #[derive(Lower)]
    File {
        name "name": String,
        text "text": String,
        role "role": Option<String>,
    }
    #[derive(Lower)]
    Cluster {
        objects "objects": Option<Vec<String>>,
        digests "digests": Vec<(String, String)>,
    }
    #[derive(Lift)]
    Response {
        accepted "accepted": bool,
        message "message": Option<String>,
        code "code": Option<u16>,
        mutated_object "mutated-object": Option<String>,
        warnings "warnings": Vec<String>,
        credentials "credentials": Option<String>,
    }
}

/// What an instance has of the world: nothing but what its imports want.
struct State {
    table: ResourceTable,
    wasi: WasiCtx,
}

impl WasiView for State {
    fn ctx(&mut self) -> WasiCtxView<'_> {
        WasiCtxView {
            ctx: &mut self.wasi,
            table: &mut self.table,
        }
    }
}

fn loaded() -> &'static (Engine, Component) {
    static LOADED: OnceLock<(Engine, Component)> = OnceLock::new();
    LOADED.get_or_init(|| {
        let engine = Engine::default();
        let path = root().join("target/policy/whypull.component.wasm");
        let component = Component::from_file(&engine, &path)
            .unwrap_or_else(|error| panic!("{}: {error}; cargo xtask policy", path.display()));
        (engine, component)
    })
}

/// An instance of the component.
pub struct Whypull {
    store: Store<State>,
    instance: Instance,
}

impl Whypull {
    /// A fresh one.
    ///
    /// # Panics
    ///
    /// When the component was not built, or wants what is not there.
    pub fn instance() -> Self {
        let (engine, component) = loaded();
        let mut linker = Linker::<State>::new(engine);
        wasmtime_wasi::p2::add_to_linker_sync(&mut linker).expect("WASI");
        let state = State {
            table: ResourceTable::new(),
            wasi: WasiCtxBuilder::new().build(),
        };
        let mut store = Store::new(engine, state);
        let instance = linker.instantiate(&mut store, component);
        Self {
            instance: instance.expect("an instance"),
            store,
        }
    }

    fn call<A, R>(&mut self, function: &str, arguments: A) -> R
    where
        A: ComponentNamedList + Lower,
        R: Lift + ComponentType + 'static,
    {
        let function = self
            .instance
            .get_typed_func::<A, (R,)>(&mut self.store, function)
            .expect("a function of this type");
        let (answer,) = function.call(&mut self.store, arguments).expect("no trap");
        answer
    }

    /// `parse`.
    pub fn parse(&mut self, image: &str) -> Result<Name, BadName> {
        self.call("parse", (image,))
    }

    /// `match`.
    pub fn find(
        &mut self,
        keys: &[&str],
        image: &str,
        semantics: Semantics,
    ) -> Result<Matched, BadName> {
        self.call("match", (keys, image, semantics))
    }

    /// `explain`.
    pub fn explain(&mut self, files: &[File], options: &str) -> Result<String, String> {
        self.call("explain", (files, options))
    }

    /// `review`.
    pub fn review(
        &mut self,
        request: &str,
        settings: &str,
        cluster: &Cluster,
    ) -> Result<Response, String> {
        self.call("review", (request, settings, cluster))
    }
}

/// The names of what it wants and of what it offers.
pub fn names() -> (Vec<String>, Vec<String>) {
    let (engine, component) = loaded();
    let component = component.component_type();
    let imports = component.imports(engine).map(|(name, _)| name.to_owned());
    let exports = component.exports(engine).map(|(name, _)| name.to_owned());
    (imports.collect(), exports.collect())
}
