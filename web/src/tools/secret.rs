//! A docker-registry Secret from fields.

use std::rc::Rc;

use whypull::secret::{DEFAULT_SERVER, Fields, Format, make_secret};
use whypull::secret_value::SecretValue;
use yew::prelude::*;

use super::field::{Field, given, names};
use super::secret_result::SecretResult;
use crate::words::use_words;

/// What stands in the form. No `Debug`: it holds a password.
#[derive(Clone, Default, PartialEq)]
struct Form {
    is_config: bool,
    is_json: bool,
    is_revealed: bool,
    name: String,
    namespaces: String,
    server: String,
    username: String,
    password: SecretValue,
    email: String,
    config: SecretValue,
    left: Vec<&'static str>,
}

impl Form {
    fn fields(&self) -> Fields {
        let mut fields = Fields {
            name: self.name.clone(),
            namespaces: names(&self.namespaces),
            format: if self.is_json {
                Format::Json
            } else {
                Format::Yaml
            },
            ..Fields::default()
        };
        if self.is_config {
            fields.from_config = Some(self.config.clone());
        } else {
            fields.server = given(&self.server);
            fields.username = Some(self.username.clone());
            fields.password = Some(self.password.clone());
            fields.email = given(&self.email);
        }
        fields
    }

    /// The text of a field, by its name in the core.
    fn text(&mut self, field: &str) -> Option<&mut String> {
        Some(match field {
            "name" => &mut self.name,
            "namespaces" => &mut self.namespaces,
            "server" => &mut self.server,
            "username" => &mut self.username,
            "email" => &mut self.email,
            _ => return None,
        })
    }

    fn set(&mut self, field: &str, text: String) {
        match field {
            "password" => self.password = text.into(),
            "fromConfig" => self.config = text.into(),
            _ => {
                if let Some(value) = self.text(field) {
                    *value = text;
                }
            }
        }
    }
}

/// One of the tools.
#[component]
pub fn SecretTool() -> Html {
    let words = use_words();
    let form = use_state(|| Form {
        name: "regcred".to_owned(),
        ..Form::default()
    });
    let made = make_secret(&form.fields()).map(|made| made.in_words(words.sentences()));
    let made = made.map_err(|error| error.in_words(words.sentences()));
    let change = |with: fn(&mut Form, bool)| {
        let form = form.clone();
        move |value: bool| {
            let mut changed = (*form).clone();
            with(&mut changed, value);
            form.set(changed);
        }
    };
    let radio = |group: &'static str, id: &'static str, checked: bool, choose: Box<dyn Fn()>| {
        let onchange = Callback::from(move |_: Event| choose());
        html! { <label><input type="radio" name={group} {checked} {onchange} /><span>{ words.say(id) }</span></label> }
    };
    let field = |field: &'static str,
                 value: AttrValue,
                 is_long: bool,
                 placeholder: Option<AttrValue>| {
        let (changing, leaving) = (form.clone(), form.clone());
        let error = made.as_ref().err().filter(|error| {
            let is_here = error.field.split('[').next() == Some(field);
            is_here && (form.left.contains(&field) || (!value.is_empty() && field != "password"))
        });
        let is_password = field == "password";
        let kind = if is_password && !form.is_revealed {
            "password"
        } else {
            "text"
        };
        let on_change = Callback::from(move |text| {
            let mut changed = (*changing).clone();
            changed.set(field, text);
            changing.set(changed);
        });
        let on_leave = Callback::from(move |()| {
            if !leaving.left.contains(&field) {
                let mut changed = (*leaving).clone();
                changed.left.push(field);
                leaving.set(changed);
            }
        });
        let reveal = change(|form, value| form.is_revealed = value);
        let is_revealed = form.is_revealed;
        html! {
            <Field id={format!("secret-{field}")} label={words.say(&format!("tools-secret-{field}"))}
                hint={hint(field).map(|id| words.say(id))} error={error.map(|error| AttrValue::from(error.message.clone()))}
                {kind} long={is_long} {value} {placeholder} {on_change} {on_leave}>
                if is_password {
                    <button type="button" aria-pressed={is_revealed.to_string()}
                        onclick={Callback::from(move |_: MouseEvent| reveal(!is_revealed))}>
                        { words.say("tools-reveal") }
                    </button>
                }
            </Field>
        }
    };
    let short = |name: &'static str, value: &str, placeholder: Option<&'static str>| {
        field(
            name,
            value.to_owned().into(),
            false,
            placeholder.map(AttrValue::Static),
        )
    };
    let source = change(|form, value| form.is_config = value);
    let format = change(|form, value| form.is_json = value);
    let (from_fields, from_config) = (source.clone(), source);
    let (yaml, json) = (format.clone(), format);
    html! {
        <section class="tool" aria-labelledby="secret-heading">
            <h2 id="secret-heading">{ words.say("tools-secret") }</h2>
            <p class="tool-intro">{ words.say("tools-secret-intro") }</p>
            <form class="tool-form" autocomplete="off" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
                <fieldset class="tool-choice">
                    <legend>{ words.say("tools-secret-from") }</legend>
                    { radio("secret-from", "tools-secret-from-fields", !form.is_config, Box::new(move || from_fields(false))) }
                    { radio("secret-from", "tools-secret-from-config", form.is_config, Box::new(move || from_config(true))) }
                </fieldset>
                { short("name", &form.name, Some("regcred")) }
                { short("namespaces", &form.namespaces, Some("default")) }
                if form.is_config {
                    { field("fromConfig", form.config.expose().to_owned().into(), true, Some("{\"auths\": {…}}".into())) }
                } else {
                    { short("server", &form.server, Some(DEFAULT_SERVER)) }
                    { short("username", &form.username, None) }
                    { field("password", form.password.expose().to_owned().into(), false, None) }
                    { short("email", &form.email, None) }
                }
                <fieldset class="tool-choice">
                    <legend>{ words.say("tools-format") }</legend>
                    { radio("secret-format", "tools-format-yaml", !form.is_json, Box::new(move || yaml(false))) }
                    { radio("secret-format", "tools-format-json", form.is_json, Box::new(move || json(true))) }
                </fieldset>
            </form>
            if let Ok(made) = made {
                <SecretResult made={Rc::new(made)} />
            } else {
                <p class="tool-empty" role="status">{ words.say("tools-secret-incomplete") }</p>
            }
        </section>
    }
}

fn hint(field: &str) -> Option<&'static str> {
    Some(match field {
        "namespaces" => "tools-secret-namespaces-hint",
        "server" => "tools-secret-server-hint",
        "email" => "tools-secret-email-hint",
        "fromConfig" => "tools-secret-config-hint",
        _ => return None,
    })
}
