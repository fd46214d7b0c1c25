//! A container runtime, over CRI: `ImageStatus` and `PullImage`, as the kubelet calls them
//! (`pkg/kubelet/kuberuntime/kuberuntime_image.go`).

use hyper_util::rt::TokioIo;
use k8s_cri::v1::image_service_client::ImageServiceClient;
use k8s_cri::v1::{AuthConfig, ImageSpec, ImageStatusRequest, PullImageRequest};
use tokio::net::UnixStream;
use tonic::transport::{Channel, Endpoint, Uri};
use tower::service_fn;

use super::credential::Credential;
use super::problem::{Failure, Problem, Step};
use crate::reference::Reference;

/// A connection to a container runtime.
#[derive(Clone, Debug)]
pub struct Runtime {
    images: ImageServiceClient<Channel>,
}

impl Runtime {
    /// Connects to `unix:///path/of.sock`. The error is for people.
    pub async fn connect(endpoint: &str) -> Result<Self, String> {
        let path = endpoint
            .strip_prefix("unix://")
            .or_else(|| endpoint.starts_with('/').then_some(endpoint))
            .filter(|path| path.starts_with('/'))
            .ok_or_else(|| {
                format!("{endpoint} is no endpoint: write unix:///run/containerd/containerd.sock")
            })?
            .to_owned();
        let shown = path.clone();
        // The address is never looked at: the connector knows the socket.
        let channel = Endpoint::from_static("http://runtime")
            .connect_with_connector(service_fn(move |_: Uri| {
                let path = path.clone();
                async move { UnixStream::connect(path).await.map(TokioIo::new) }
            }))
            .await
            .map_err(|error| {
                let mut deepest: &dyn std::error::Error = &error;
                while let Some(inner) = deepest.source() {
                    deepest = inner;
                }
                format!("no container runtime at {shown}: {deepest}")
            })?;
        Ok(Self {
            images: ImageServiceClient::new(channel),
        })
    }

    /// The size of an image, if it is there.
    pub(crate) async fn status(&self, image: &str) -> Result<Option<u64>, Failure> {
        let request = ImageStatusRequest {
            image: Some(spec(image)),
            verbose: false,
        };
        let answer = self.images.clone().image_status(request).await;
        let answer = answer.map_err(|status| failure(&status))?.into_inner();
        Ok(answer.image.map(|image| image.size))
    }

    /// Pulls; answers what the runtime calls the image, and its size.
    pub(crate) async fn pull(
        &self,
        reference: &Reference<'_>,
        credential: Option<&Credential>,
    ) -> Result<(String, u64), Failure> {
        // The kubelet appends the tag that counts, and changes nothing else.
        let image = match (reference.tag(), reference.digest()) {
            (None, None) => format!("{}:latest", reference.given()),
            _ => reference.given().to_owned(),
        };
        let request = PullImageRequest {
            image: Some(spec(&image)),
            auth: credential.map(|credential| AuthConfig {
                username: credential.username.clone(),
                password: credential.password.expose().to_owned(),
                ..AuthConfig::default()
            }),
            sandbox_config: None,
        };
        let answer = self.images.clone().pull_image(request).await;
        let pulled = answer.map_err(|status| failure(&status))?.into_inner();
        if pulled.image_ref.is_empty() {
            let why = format!("imageRef of image {image:?} is not set");
            return Err(Problem::Runtime(why).at(Step::Runtime));
        }
        // The image is there, whatever comes of the question how large it is.
        let size = self.status(&image).await.ok().flatten();
        Ok((pulled.image_ref, size.unwrap_or_default()))
    }
}

fn spec(image: &str) -> ImageSpec {
    ImageSpec {
        image: image.to_owned(),
        ..ImageSpec::default()
    }
}

/// As gRPC's errors print in Go, which is what events show; of an unknown code only the text
/// (`pkg/kubelet/cri/remote/remote_image.go`).
fn failure(status: &tonic::Status) -> Failure {
    let text = match status.code() {
        tonic::Code::Unknown => status.message().to_owned(),
        tonic::Code::Cancelled => said("Canceled", status),
        code => said(&format!("{code:?}"), status),
    };
    Problem::Runtime(text).at(Step::Runtime)
}

fn said(code: &str, status: &tonic::Status) -> String {
    format!("rpc error: code = {code} desc = {}", status.message())
}
