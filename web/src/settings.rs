//! The options of the explanation, as a form.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use whypull::image_name::masked_image;
use whypull::kubelet::{ContainerRuntime, KubernetesVersion};
use whypull::semantics::Semantics;
use yew::prelude::*;

use crate::session::{Action, Session, Settings};
use crate::shell::Keep;
use crate::words::use_words;

const PLATFORMS: [&str; 8] = [
    "linux/amd64",
    "linux/arm64",
    "linux/arm/v7",
    "linux/386",
    "linux/ppc64le",
    "linux/riscv64",
    "linux/s390x",
    "windows/amd64",
];

/// What is set, and how it changes.
#[derive(Properties, PartialEq)]
pub struct SettingsFormProps {
    /// What is set.
    pub settings: Settings,
    /// What of the texts is kept over a reload.
    pub keep: Keep,
    /// Something else is to be kept.
    pub on_keep: Callback<Keep>,
    /// How the session is changed.
    pub dispatch: UseReducerDispatcher<Session>,
}

/// The form.
#[component]
pub fn SettingsForm(props: &SettingsFormProps) -> Html {
    let words = use_words();
    let settings = &props.settings;
    // The settings with one of them changed.
    let set = |change: fn(&mut Settings, String)| {
        let (dispatch, settings) = (props.dispatch.clone(), settings.clone());
        Callback::from(move |value: String| {
            let mut settings = settings.clone();
            change(&mut settings, value);
            dispatch.dispatch(Action::Set(Box::new(settings)));
        })
    };
    let selected = |change| {
        set(change)
            .reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value())
    };
    let typed = |change| {
        set(change).reform(|event: Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            field.value().trim().to_owned()
        })
    };
    let complete = match settings.complete {
        None => "",
        Some(true) => "yes",
        Some(false) => "no",
    };
    let runtime = settings.container_runtime;
    let runtime = runtime.map(ContainerRuntime::name).unwrap_or_default();
    let option = |value: &str, now: &str, text: AttrValue| {
        html! { <option value={value.to_owned()} selected={value == now}>{ text }</option> }
    };
    let always = {
        let (dispatch, settings) = (props.dispatch.clone(), settings.clone());
        Callback::from(move |event: Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            dispatch.dispatch(Action::Set(Box::new(Settings {
                always_pull_images: field.checked(),
                ..settings.clone()
            })));
        })
    };
    let keep = props.on_keep.reform(|event: Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        if field.checked() {
            Keep::Everything
        } else {
            Keep::WithoutSecrets
        }
    });
    let versions = KubernetesVersion::OLDEST.minor()..=KubernetesVersion::NEWEST.minor();
    html! {
        <details class="settings">
            <summary id="settings-summary">
                { words.say("shell-settings") }
                <span class="quiet">{ format!("Kubernetes {}", settings.kubernetes_version) }</span>
            </summary>
            <div class="panel">
                <label>
                    <span>{ words.say("shell-set-version") }</span>
                    <select name="kubernetesVersion" onchange={selected(|settings, value| settings.kubernetes_version = value.parse().unwrap_or_default())}>
                        { for versions.rev().map(|minor| {
                            let version = format!("1.{minor}");
                            option(&version, &settings.kubernetes_version.to_string(), version.clone().into())
                        }) }
                    </select>
                </label>
                <label>
                    <span>{ words.say("shell-set-semantics") }</span>
                    <select name="semantics" onchange={selected(|settings, value| settings.semantics = value.parse().unwrap_or_default())}>
                        { for Semantics::ALL.map(|one| {
                            option(one.name(), settings.semantics.name(), words.say(&format!("shell-set-semantics-{}", one.name())))
                        }) }
                    </select>
                </label>
                <label>
                    <span>{ words.say("shell-set-complete") }</span>
                    <select name="complete" onchange={selected(|settings, value| settings.complete = match value.as_str() {
                        "yes" => Some(true),
                        "no" => Some(false),
                        _ => None,
                    })}>
                        { option("", complete, words.say("shell-set-complete-found-out")) }
                        { option("yes", complete, words.say("shell-set-complete-yes")) }
                        { option("no", complete, words.say("shell-set-complete-no")) }
                    </select>
                </label>
                <label>
                    <span>{ words.say("shell-set-runtime") }</span>
                    <select name="containerRuntime" onchange={selected(|settings, value| settings.container_runtime = value.parse().ok())}>
                        { option("", runtime, words.say("shell-set-runtime-any")) }
                        { option("containerd", runtime, "containerd".into()) }
                        { option("cri-o", runtime, "CRI-O".into()) }
                    </select>
                </label>
                <label>
                    <span>{ words.say("shell-set-platform") }</span>
                    <input type="text" class="code" name="platform" list="platforms" autocomplete="off" placeholder="linux/amd64"
                        value={settings.platform.clone()} onchange={typed(|settings, value| settings.platform = value)} />
                    <datalist id="platforms">{ for PLATFORMS.map(|it| html! { <option value={it} /> }) }</datalist>
                </label>
                <label>
                    <span>{ words.say("shell-set-namespace") }</span>
                    <input type="text" class="code" name="namespace" autocomplete="off" placeholder="default"
                        value={settings.namespace.clone()} onchange={typed(|settings, value| settings.namespace = value)} />
                </label>
                <label>
                    <span>{ words.say("shell-set-seconds") }</span>
                    <input type="text" class="code" name="pullSeconds" autocomplete="off" placeholder="10  nginx:1.27=30"
                        value={settings.pull_seconds.join(" ")}
                        onchange={typed(|settings, value| {
                            settings.pull_seconds = value.split_whitespace().map(str::to_owned).collect();
                        })} />
                </label>
                <label class="check">
                    <input type="checkbox" name="alwaysPullImages" checked={settings.always_pull_images} onchange={always} />
                    <span>{ words.say("shell-set-always") }</span>
                </label>
                if !settings.present.is_empty() {
                    <fieldset class="present">
                        <legend>{ words.say("shell-set-present") }</legend>
                        <ul>
                            { for settings.present.iter().enumerate().map(|(at, image)| {
                                let (dispatch, settings) = (props.dispatch.clone(), settings.clone());
                                let shown = masked_image(image).into_owned();
                                let remove = Callback::from(move |_: MouseEvent| {
                                    let mut settings = settings.clone();
                                    settings.present.remove(at);
                                    dispatch.dispatch(Action::Set(Box::new(settings)));
                                });
                                html! {
                                    <li>
                                        <code>{ &shown }</code>
                                        <button type="button" class="plain" onclick={remove}
                                            aria-label={words.tell("shell-set-present-remove", [("image", shown.clone().into())])}>
                                            { "×" }
                                        </button>
                                    </li>
                                }
                            }) }
                        </ul>
                    </fieldset>
                }
                <label class="check keep">
                    <input type="checkbox" name="keep" checked={props.keep == Keep::Everything} onchange={keep} />
                    <span>{ words.say("shell-keep") }</span>
                </label>
                <p class="quiet">{ words.say("shell-keep-default") }</p>
            </div>
        </details>
    }
}
