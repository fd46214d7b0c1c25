use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};

use serde_json::{Value, json};
use wapc::WapcHost;
use wasmtime_provider::wasmtime::{Config, Engine, Module};
use wasmtime_provider::{EpochDeadlines, WasmtimeEngineProviderBuilder, WasmtimeEngineProviderPre};

use crate::{Verdict, root};

/// A policy in the host that policy servers have: compiled once, with a fresh instance for every request.
pub struct PolicyServer {
    pre: WasmtimeEngineProviderPre,
}

/// What the host answers to one call.
pub type Answer = Result<Vec<u8>, String>;

/// Answers by operation and payload.
type AnswerTo = dyn Fn(&str, &Value) -> Answer + Send + Sync;

/// The seconds that a policy may take, as policy servers have it.
const DEADLINE: EpochDeadlines = EpochDeadlines {
    wapc_init: 2,
    wapc_func: 2,
};

impl PolicyServer {
    /// The annotated module that `cargo xtask policy` built.
    ///
    /// # Panics
    ///
    /// When it was not built.
    pub fn whypull() -> &'static Self {
        static POLICY: OnceLock<PolicyServer> = OnceLock::new();
        POLICY.get_or_init(|| Self::load(&root().join("target/policy/whypull-policy.wasm")))
    }

    /// Loads a module as the policy server does.
    ///
    /// # Panics
    ///
    /// When it is not there, or no module.
    pub fn load(path: &Path) -> Self {
        let mut config = Config::new();
        config.epoch_interruption(true);
        config.wasm_function_references(true);
        let engine = Engine::new(&config).expect("an engine");
        let module = Module::from_file(&engine, path)
            .unwrap_or_else(|error| panic!("{}: {error}; cargo xtask policy", path.display()));
        let clock = engine.clone();
        std::thread::spawn(move || {
            loop {
                std::thread::sleep(std::time::Duration::from_secs(1));
                clock.increment_epoch();
            }
        });
        let builder = WasmtimeEngineProviderBuilder::new();
        let builder = builder.engine(engine).module(module);
        Self {
            pre: builder.build_pre().expect("a module that can be linked"),
        }
    }

    /// Calls a function of a fresh instance. An error means a trap, or a function that is not there.
    ///
    /// # Panics
    ///
    /// When the policy calls somebody else than a policy server.
    pub fn call(
        &self,
        function: &str,
        payload: &[u8],
        cluster: &Arc<Cluster>,
    ) -> Result<Vec<u8>, String> {
        let instance = self.pre.rehydrate(Some(DEADLINE));
        let instance = instance.map_err(|error| error.to_string())?;
        let cluster = Arc::clone(cluster);
        let answer =
            move |_: u64, binding: &str, namespace: &str, operation: &str, payload: &[u8]| {
                assert_eq!(binding, "kubewarden");
                let answer = cluster.answer(&format!("{namespace}/{operation}"), payload);
                answer.map_err(Into::into)
            };
        let host = WapcHost::new(Box::new(instance), Some(Box::new(answer)));
        let host = host.map_err(|error| error.to_string())?;
        let answer = host.call(function, payload);
        answer.map_err(|error| error.to_string())
    }

    /// Asks for a request to be judged.
    ///
    /// # Panics
    ///
    /// When the policy traps, or answers what is no JSON: it never may.
    pub fn validate(&self, request: &Value, settings: &Value, cluster: &Arc<Cluster>) -> Verdict {
        let payload = json!({"request": request, "settings": settings}).to_string();
        self.validate_text(payload.as_bytes(), cluster)
    }

    /// The same with a payload in any text.
    ///
    /// # Panics
    ///
    /// As [`Self::validate`].
    pub fn validate_text(&self, payload: &[u8], cluster: &Arc<Cluster>) -> Verdict {
        let answer = self.call("validate", payload, cluster);
        let answer = answer.unwrap_or_else(|error| panic!("the policy failed: {error}"));
        Verdict(serde_json::from_slice(&answer).expect("an answer in JSON"))
    }

    /// Why settings are refused; nothing where they are valid.
    ///
    /// # Panics
    ///
    /// When the policy traps.
    pub fn refusal(&self, settings: &Value) -> Option<String> {
        let cluster = Cluster::closed();
        let answer = self.call(
            "validate_settings",
            settings.to_string().as_bytes(),
            &cluster,
        );
        let answer: Value = serde_json::from_slice(&answer.expect("an answer")).expect("JSON");
        let message = answer["message"].as_str().map(str::to_owned);
        assert_eq!(answer["valid"] == true, message.is_none(), "{answer}");
        message
    }
}

/// What the host has to say of the cluster and of registries, in the words of a policy server.
pub struct Cluster {
    answer: Box<AnswerTo>,
    /// The calls so far: the operation, and the name that was asked for.
    calls: Mutex<Vec<String>>,
}

impl Cluster {
    /// A host that answers as it is told: by operation (`kubernetes/get_resource`) and payload.
    pub fn new(answer: impl Fn(&str, &Value) -> Answer + Send + Sync + 'static) -> Arc<Self> {
        Arc::new(Self {
            answer: Box::new(answer),
            calls: Mutex::default(),
        })
    }

    /// A policy that may ask for nothing.
    pub fn closed() -> Arc<Self> {
        Self::new(|operation, payload| {
            Err(match operation {
                "kubernetes/get_resource" => format!(
                    "Policy has not been granted access to Kubernetes v1/{} resources. The violation has \
                     been reported.",
                    payload["kind"].as_str().unwrap_or_default()
                ),
                other => format!(
                    "Policy has not been granted access to the '{other}' host capability. The violation \
                     has been reported."
                ),
            })
        })
    }

    /// A cluster that has these objects and no others, and a registry that has these digests by name.
    pub fn with(
        objects: Vec<Value>,
        digests: &'static [(&'static str, &'static str)],
    ) -> Arc<Self> {
        Self::new(move |operation, payload| match operation {
            "kubernetes/get_resource" => {
                let is_asked = |object: &&Value| {
                    object["kind"] == payload["kind"]
                        && object["metadata"]["name"] == payload["name"]
                        && object["metadata"]["namespace"] == payload["namespace"]
                };
                match objects.iter().find(is_asked) {
                    Some(object) => Ok(object.to_string().into_bytes()),
                    None => Err(format!(
                        "Callback evaluation failure: Cannot find v1/{} named '{}' inside of namespace \
                         'Some({})'",
                        payload["kind"].as_str().unwrap_or_default(),
                        payload["name"].as_str().unwrap_or_default(),
                        payload["namespace"]
                    )),
                }
            }
            "oci/v1/manifest_digest" => {
                let mut digests = digests.iter();
                match digests.find(|(image, _)| payload == image) {
                    Some((_, digest)) => Ok(json!({ "digest": digest }).to_string().into_bytes()),
                    None => Err("Callback evaluation failure: manifest unknown".to_owned()),
                }
            }
            other => Err(format!("unknown operation {other}")),
        })
    }

    fn answer(&self, operation: &str, payload: &[u8]) -> Answer {
        let payload: Value = serde_json::from_slice(payload).map_err(|error| error.to_string())?;
        let about = match &payload {
            Value::String(image) => image.clone(),
            other => ["kind", "namespace", "name"]
                .map(|field| other[field].as_str().unwrap_or_default().to_owned())
                .join("/"),
        };
        if let Ok(mut calls) = self.calls.lock() {
            calls.push(format!("{operation} {about}"));
        }
        (self.answer)(operation, &payload)
    }

    /// The calls so far: the operation, and what was asked for.
    ///
    /// # Panics
    ///
    /// Never: nobody panics with the list in hand.
    pub fn calls(&self) -> Vec<String> {
        self.calls.lock().expect("the calls").clone()
    }
}
