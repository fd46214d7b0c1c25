// Made from the Rust types by `cargo xtask types`; a test fails when they differ.

/**
 * Who may see the images.
 */
export type Audience = "everyone" | "cluster" | "some";
/**
 * The cloud whose registry is used.
 */
export type Cloud = "none" | "aws" | "azure" | "gcp";
/**
 * Whether anybody may pull the images.
 */
export type Images = "public" | "private";
/**
 * Whether files can be put on the nodes.
 */
export type Nodes = "configurable" | "notConfigurable";
/**
 * How many teams that do not trust each other share the cluster.
 */
export type Tenants = "one" | "many";
/**
 * How sure a cause is.
 */
export type Likelihood = "certain" | "likely" | "possible";
/**
 * What an event, a status or an error reports. The names are the kubelet's where it has one.
 */
export type Reason =
  | "InvalidImageName"
  | "ErrImageNeverPull"
  | "ErrImagePull"
  | "ImagePullBackOff"
  | "FailedToRetrieveImagePullSecret"
  | "RegistryUnavailable"
  | "SignatureValidationFailed"
  | "ImageInspectError"
  | "FailedCreatePodSandBox"
  | "Pulling"
  | "Pulled"
  | "RuntimeError";
/**
 * What is wrong with a name, in one word.
 */
export type ErrorKind =
  "format" | "uppercase" | "too-long" | "bare-hex" | "digest-unsupported" | "digest-length" | "digest-format";
/**
 * The form of a manifest.
 */
export type SecretFormat = "yaml" | "json";
/**
 * What a text is for.
 */
export type FileRole =
  | "manifest"
  | "previous"
  | "nodeConfig"
  | "kubeletConfig"
  | "credentialProviderConfig"
  | "providerResponse"
  | "imageIndex";
/**
 * A language that whypull speaks.
 */
export type Language = "en" | "zh-CN";
/**
 * Whose rules decide which key of a docker config serves an image.
 */
export type Semantics = "kubelet" | "docs" | "docker";
/**
 * `imagePullPolicy` of a container.
 */
export type PullPolicy = "Always" | "IfNotPresent" | "Never";
/**
 * The container runtime of the node.
 */
export type ContainerRuntime = "containerd" | "cri-o";
/**
 * What to do to a secret value, in place.
 */
export type Transformation = "decodeBase64Once" | "trimLineEnd" | "trimLineEndInBase64" | "encodeBase64";
/**
 * How bad it is.
 */
export type Severity = "info" | "warning" | "error";
/**
 * How a node pulls several images.
 */
export type ScheduleMode = "serial" | "parallel";
/**
 * What the kubelet does about an image.
 */
export type Action = "useLocal" | "pull" | "fail";
/**
 * What a credential comes from.
 */
export type SourceKind = "secret" | "nodeConfig" | "provider";
/**
 * An image string: what it means, or why it means nothing.
 */
export type Image =
  | ImageParts
  | {
      /**
       * Why it is none.
       */
      error: ImageError;
      /**
       * The string as written (user info masked).
       */
      given: string;
    };
/**
 * How it ends, as far as the input tells.
 */
export type Outcome =
  "starts" | "pullAttempted" | "invalidImageName" | "errImageNeverPull" | "credentialLookupFailed" | "unknown";
/**
 * What a container is.
 */
export type Role = "init" | "container" | "ephemeral" | "imageVolume";

/**
 * What to set up.
 */
export interface Advice {
  /**
   * The page that tells more.
   */
  learnMore: string;
  /**
   * Files for it. Words in capitals are placeholders.
   */
  manifests: ManifestFile[];
  /**
   * What to do, in this order; alternatives last.
   */
  setup: Setup[];
  /**
   * The use cases of the documentation that the answers describe.
   */
  useCases: UseCase[];
}
/**
 * A file to save and to apply.
 */
export interface ManifestFile {
  /**
   * The name under which the steps speak of it.
   */
  name: string;
  /**
   * YAML, one document or several.
   */
  text: string;
}
/**
 * One part of the set-up.
 */
export interface Setup {
  /**
   * Whether it stands instead of the others rather than beside them.
   */
  alternative: boolean;
  /**
   * The stable code, `advise-…`.
   */
  code: string;
  /**
   * The page of the Kubernetes documentation that tells more.
   */
  learnMore: string;
  /**
   * Why, and what it costs.
   */
  reasons: string[];
  /**
   * How.
   */
  steps: SetupStep[];
  /**
   * What to do, in a few words.
   */
  title: string;
}
/**
 * One step of a part.
 */
export interface SetupStep {
  /**
   * Shell commands for it. Words in capitals (`USERNAME`) are placeholders.
   */
  commands: string[];
  /**
   * What, as an instruction.
   */
  text: string;
}
/**
 * One of the documentation's four use cases.
 */
export interface UseCase {
  /**
   * 1 to 4.
   */
  number: number;
  /**
   * Why it applies.
   */
  why: string;
}
/**
 * What is known about cluster and images. Every answer may be left out.
 */
export interface Answers {
  /**
   * Who may see them.
   */
  audience?: Audience & string;
  /**
   * The cloud whose registry is used.
   */
  cloud?: Cloud & string;
  /**
   * An image to verify with. Default: a placeholder at the registry.
   */
  image?: string;
  /**
   * Whether anybody may pull the images.
   */
  images?: Images & string;
  /**
   * The namespaces that pull. Default: `default`.
   */
  namespaces?: string[];
  /**
   * Whether files can be put on the nodes and the kubelet be configured.
   */
  nodes?: Nodes & string;
  /**
   * The registry, `host` or `host:port`. Default: the image's, else a placeholder.
   */
  registry?: string;
  /**
   * The name of the pull secret. Default: `regcred`.
   */
  secretName?: string;
  /**
   * Whether several teams that do not trust each other share the cluster.
   */
  tenants?: Tenants & string;
}
/**
 * What a pasted text says.
 */
export interface Decoded {
  /**
   * What may be behind it, the surest first.
   */
  causes: Cause[];
  /**
   * What was recognised, in the order of the text.
   */
  events: DecodedEvent[];
  /**
   * What else there is to say: nothing recognised, text cut, pulls that went well.
   */
  notes: Note[];
  /**
   * Whether the text was longer than [`MAX_BYTES`], so that its end was not looked at.
   */
  truncated: boolean;
}
/**
 * Something that may be behind the events.
 */
export interface Cause {
  /**
   * The stable code, `decode-…`.
   */
  code: string;
  /**
   * The image concerned, where one is named.
   */
  image?: string;
  /**
   * The page of the Kubernetes documentation that tells more.
   */
  learnMore: string;
  /**
   * How sure it is.
   */
  likelihood: Likelihood;
  /**
   * The lines that speak for it, from 1; at most 20.
   */
  lines: number[];
  /**
   * What it is.
   */
  message: string;
  /**
   * Codes of diagnostics that `whypull explain` gives for such a cause.
   */
  related: string[];
  /**
   * What to check and to do, in this order.
   */
  steps: CauseStep[];
}
/**
 * Something to check or to do.
 */
export interface CauseStep {
  /**
   * Shell commands for it. Words in capitals (`POD`, `NODE`) are placeholders that the text did
   * not fill; whatever it filled is quoted.
   */
  commands: string[];
  /**
   * What, as an instruction.
   */
  text: string;
}
/**
 * A recognised event, status or error.
 */
export interface DecodedEvent {
  /**
   * The image that it is about, where one is named; user information masked.
   */
  image?: string;
  /**
   * The line on which it begins, from 1.
   */
  line: number;
  /**
   * What it reports.
   */
  reason: Reason;
  /**
   * Its words, cut to 500 characters, secrets masked, controls made visible.
   */
  text: string;
}
/**
 * Something to say about the text as a whole.
 */
export interface Note {
  /**
   * The stable code, `decode-note-…`.
   */
  code: string;
  /**
   * What.
   */
  message: string;
}
/**
 * What to make a Secret from: either `username` and `password`, or `from_config`.
 */
export interface SecretFields {
  /**
   * The email address. Nothing reads it; empty is left out.
   */
  email?: string;
  /**
   * The form of the manifests.
   */
  format?: SecretFormat & string;
  /**
   * The text of a Docker `config.json`, taken over byte for byte.
   */
  fromConfig?: string;
  /**
   * The name of the Secret, a DNS subdomain.
   */
  name?: string;
  /**
   * One Secret each; empty means one manifest that names no namespace.
   */
  namespaces?: string[];
  /**
   * The password or token.
   */
  password?: string;
  /**
   * The registry, the key of the entry, exactly as it will stand there. Default: [`DEFAULT_SERVER`].
   */
  server?: string;
  /**
   * The user name.
   */
  username?: string;
}
/**
 * A text as it was given.
 */
export interface InputFile {
  /**
   * The image it belongs to, for an image index.
   */
  image?: string;
  /**
   * The name under which it is spoken of.
   */
  name: string;
  /**
   * The node it is on, where there are several.
   */
  node?: string;
  /**
   * Where the node has it, for a docker config.
   */
  place?: string;
  /**
   * The provider it is of, for a provider's response.
   */
  provider?: string;
  /**
   * What it is for; found out by its content if unset.
   */
  role?: FileRole;
  /**
   * The text; in Rust its bytes, which need not be UTF-8.
   */
  text: string;
  /**
   * Why there is no text, where it could not be read: the Report tells it as it tells a document
   * that cannot be read.
   */
  unreadable?: string;
}
/**
 * Options of a function that only speaks.
 */
export interface LanguageOptions {
  /**
   * The language of the sentences.
   */
  lang?: Language & string;
}
/**
 * The Secrets that were asked for. Their text is the one answer that holds credentials.
 */
export interface MadeSecret {
  /**
   * One a namespace, in the order given.
   */
  manifests: SecretManifest[];
  /**
   * All manifests as one text that `kubectl apply -f -` takes.
   */
  text: string;
  /**
   * What to know before applying them.
   */
  warnings: SecretWarning[];
}
/**
 * One Secret.
 */
export interface SecretManifest {
  /**
   * The form of `text`.
   */
  format: SecretFormat;
  /**
   * The name of the Secret.
   */
  name: string;
  /**
   * Its namespace; without one, `kubectl apply` takes the current one.
   */
  namespace?: string;
  /**
   * The whole object. It holds the credentials in base64, which hides nothing.
   */
  text: string;
}
/**
 * Something about the fields that is accepted and yet will not work as it looks.
 */
export interface SecretWarning {
  /**
   * The stable code, `secret-note-…`.
   */
  code: string;
  /**
   * What, and what to do.
   */
  message: string;
}
/**
 * Options of `matchCredentials`.
 */
export interface MatchOptions {
  /**
   * The language of the sentences.
   */
  lang?: Language & string;
  /**
   * Whose rules `matched` follows.
   */
  semantics?: Semantics & string;
}
/**
 * The keys that serve one image, and why.
 */
export interface Matched {
  /**
   * The keys that match under the rule set asked for, in the order in which they are tried. As
   * given where keys were given; user info masked where they are a config's.
   */
  matched: string[];
  /**
   * The keys that any rule set uses, then those that nearly match.
   */
  matches: KeyMatch[];
  /**
   * What the image is looked up by.
   */
  repository: string;
}
/**
 * A key with the answers of all three rule sets.
 */
export interface KeyMatch {
  /**
   * Whether `docker pull` uses it.
   */
  docker: boolean;
  /**
   * Whether it would be used if the documentation were right.
   */
  docs: boolean;
  /**
   * The key (user info masked).
   */
  key: string;
  /**
   * Whether the kubelet uses it.
   */
  kubelet: boolean;
  /**
   * Why, label by label.
   */
  why: string[];
}
/**
 * A name in all its parts.
 */
export interface Name {
  /**
   * What the API server sets where a container has no policy.
   */
  defaultPullPolicy: PullPolicy;
  /**
   * The digest as written, or empty.
   */
  digest: string;
  /**
   * The registry, given or `docker.io`.
   */
  domain: string;
  /**
   * The tag, `latest` where there is neither tag nor digest, or empty.
   */
  effectiveTag: string;
  /**
   * The short form that people write.
   */
  familiar: string;
  /**
   * The name as given.
   */
  image: string;
  /**
   * The path, `library/` added where it is implied.
   */
  path: string;
  /**
   * `domain/path`: what credentials are looked up by.
   */
  repository: string;
  /**
   * The tag as written, or empty.
   */
  tag: string;
}
/**
 * Settings of an explanation. Every one has a default.
 */
export interface Options {
  /**
   * Whether the admission controller AlwaysPullImages is on.
   */
  alwaysPullImages?: boolean;
  /**
   * Whether the input is all there is. Unset: it is once it holds any Secret or ServiceAccount.
   */
  complete?: boolean;
  /**
   * The container runtime, where it matters.
   */
  containerRuntime?: ContainerRuntime;
  /**
   * The version whose behaviour is told.
   */
  kubernetesVersion?: string;
  /**
   * The language of the sentences.
   */
  lang?: Language & string;
  /**
   * The namespace of objects that name none.
   */
  namespace?: string;
  /**
   * The node's platform, e.g. `linux/arm64`; `linux/amd64` if unset.
   */
  platform?: string;
  /**
   * Images that are on the node, as written in the Pod; `NODE=IMAGE` for one node of several.
   */
  present?: string[];
  /**
   * Seconds that a pull takes, `[IMAGE=]SECONDS`; 10 if unset.
   */
  pullSeconds?: string[];
  /**
   * Whose rules `attempts` follow.
   */
  semantics?: Semantics & string;
}
/**
 * Everything that whypull has to say about an input.
 */
export interface Report {
  /**
   * Whether the input is taken to be all there is: then what is not there does not exist.
   */
  complete: boolean;
  /**
   * What is wrong, or worth knowing, in the order of the input.
   */
  diagnostics: Diagnostic[];
  /**
   * The Kubernetes version whose behaviour is told, e.g. `1.37`.
   */
  kubernetesVersion: string;
  /**
   * When the pulls of all the workloads happen if they land on one node together.
   */
  schedule?: Schedule;
  /**
   * The rule set that `attempts` follow.
   */
  semantics: Semantics;
  /**
   * The version of whypull that made the report.
   */
  version: string;
  /**
   * Every object that runs Pods, in the order of the input.
   */
  workloads: Workload[];
}
/**
 * Something wrong, or worth knowing, with its place and its remedy.
 */
export interface Diagnostic {
  /**
   * The stable code, one of those that `whypull rules` lists.
   */
  code: string;
  /**
   * How to mend it.
   */
  fix?: Fix;
  /**
   * The page that tells more.
   */
  learnMore: string;
  /**
   * Where, when it is in a text.
   */
  location?: Location;
  /**
   * What is wrong, and why.
   */
  message: string;
  /**
   * Other places that have to do with it.
   */
  related?: Related[];
  /**
   * How bad it is.
   */
  severity: Severity;
}
/**
 * How to mend what a diagnostic reports.
 */
export interface Fix {
  /**
   * The edits that do it; empty where a person has to.
   */
  edits: Edit[];
  /**
   * What to do, as an instruction.
   */
  title: string;
}
/**
 * One replacement in a text. Exactly one of `new_text` and `transformation` is there.
 */
export interface Edit {
  /**
   * What is replaced; an empty range is an insertion.
   */
  location: Location;
  /**
   * The text that takes its place.
   */
  newText?: string;
  /**
   * What to do to the text that is there, where that text is secret and so cannot stand here.
   */
  transformation?: Transformation;
}
/**
 * A place in an input text. Lines, columns and documents count from 1; columns are UTF-16 units,
 * as editors count them. The end is exclusive.
 */
export interface Location {
  /**
   * The first column.
   */
  column: number;
  /**
   * Which document of the file.
   */
  document: number;
  /**
   * The column behind the last character.
   */
  endColumn: number;
  /**
   * The last line.
   */
  endLine: number;
  /**
   * The name under which the file was given.
   */
  file: string;
  /**
   * The first line.
   */
  line: number;
}
/**
 * Another place that has to do with a diagnostic.
 */
export interface Related {
  /**
   * Where.
   */
  location: Location;
  /**
   * What is there.
   */
  message: string;
}
/**
 * When the pulls happen if all the workloads land on one node together. Times are seconds.
 */
export interface Schedule {
  /**
   * The setting of the kubelet that makes it so, where it was given.
   */
  location?: Location;
  /**
   * How many at once at the most.
   */
  maxParallel?: number;
  /**
   * One after the other, or at once.
   */
  mode: ScheduleMode;
  /**
   * The pulls, by their start.
   */
  pulls: ScheduledPull[];
}
/**
 * One pull in a schedule.
 */
export interface ScheduledPull {
  /**
   * The container's name.
   */
  container: string;
  /**
   * When it ends.
   */
  end: number;
  /**
   * The image as written.
   */
  image: string;
  /**
   * Where the image stands.
   */
  location: Location;
  /**
   * When it starts.
   */
  start: number;
  /**
   * The pull that it waits for, as `workload/container`.
   */
  waitsFor?: string;
  /**
   * `kind/namespace/name` of the workload.
   */
  workload: string;
}
/**
 * An object that runs Pods: a Pod itself, or whatever has a Pod template.
 */
export interface Workload {
  /**
   * Init containers, containers, ephemeral containers, image volumes.
   */
  containers: Container[];
  /**
   * Where each of those names stands, in the same order.
   */
  imagePullSecretLocations?: Location[];
  /**
   * The names of the Secrets that its Pods end up with: their own, or else the ServiceAccount's.
   */
  imagePullSecrets: string[];
  /**
   * The kind as written.
   */
  kind: string;
  /**
   * The whole object.
   */
  location: Location;
  /**
   * The name; empty where there is none (`generateName` counts).
   */
  name: string;
  /**
   * The namespace, given or default.
   */
  namespace: string;
  /**
   * The ServiceAccount that its Pods use.
   */
  serviceAccount: string;
}
/**
 * A container, or whatever else has an image.
 */
export interface Container {
  /**
   * What the kubelet does.
   */
  action: Action;
  /**
   * Whether the pull is made without credentials; `null` where it cannot be known.
   */
  anonymous: boolean | null;
  /**
   * The credentials tried, in order; empty when nothing is pulled, or without credentials.
   */
  attempts: Attempt[];
  /**
   * What the name means, or why it means nothing.
   */
  image: Image;
  /**
   * The value of the image field, quotes and all, or else the container.
   */
  location: Location;
  /**
   * Every key that any rule set matches.
   */
  matches: Match[];
  /**
   * The name; of a volume, for an image volume.
   */
  name: string;
  /**
   * How it ends, as far as the input tells.
   */
  outcome: Outcome;
  /**
   * Whether the image is on the node.
   */
  present: boolean;
  /**
   * The pull policy and where it comes from.
   */
  pullPolicy: PolicyDecision;
  /**
   * What it is.
   */
  role: Role;
  /**
   * What happens, one after the other.
   */
  steps: Step[];
}
/**
 * One try with one credential.
 */
export interface Attempt {
  /**
   * The key in `auths` that matched (user info masked).
   */
  key: string;
  /**
   * The key in the text, quotes and all; the whole value where the text has it encoded.
   */
  location?: Location;
  /**
   * 1 is tried first.
   */
  order: number;
  /**
   * Where the credential comes from.
   */
  source: Source;
  /**
   * The user, where there is one.
   */
  username?: string;
}
/**
 * Where a credential comes from.
 */
export interface Source {
  /**
   * The file that was given for it.
   */
  file?: string;
  /**
   * What it is.
   */
  kind: SourceKind;
  /**
   * The Secret's name, the place of the node's file, the provider's name.
   */
  name: string;
  /**
   * The namespace of a Secret.
   */
  namespace?: string;
}
/**
 * A reference in all its parts.
 */
export interface ImageParts {
  /**
   * The digest as written.
   */
  digest?: string;
  /**
   * The registry, given or `docker.io`.
   */
  domain: string;
  /**
   * The tag, or `latest` where there is neither tag nor digest.
   */
  effectiveTag?: string;
  /**
   * The short form that people write.
   */
  familiar: string;
  /**
   * The string as written.
   */
  given: string;
  /**
   * The path, `library/` added where it is implied.
   */
  path: string;
  /**
   * `domain/path`: what credentials are looked up by.
   */
  repository: string;
  /**
   * The tag as written.
   */
  tag?: string;
}
/**
 * Why a string is no reference.
 */
export interface ImageError {
  /**
   * What to change.
   */
  help: string;
  /**
   * The kind, as in the reference vectors.
   */
  kind: string;
  /**
   * The Go library's own words.
   */
  message: string;
  /**
   * Where in the string: bytes in Rust and the command, UTF-16 units in JavaScript.
   */
  offset: number;
}
/**
 * A key that some rule set matches, with the answers of all three.
 */
export interface Match {
  /**
   * Whether `docker pull` would use it if its config file held it.
   */
  docker: boolean;
  /**
   * Whether it would be used if the documentation were right.
   */
  docs: boolean;
  /**
   * The key in `auths` (user info masked).
   */
  key: string;
  /**
   * Whether the kubelet uses it.
   */
  kubelet: boolean;
  /**
   * The key in the text, quotes and all; the whole value where the text has it encoded.
   */
  location?: Location;
  /**
   * Where the key stands.
   */
  source: Source;
  /**
   * Why, label by label.
   */
  why: string[];
}
/**
 * A pull policy and where it comes from.
 */
export interface PolicyDecision {
  /**
   * What the manifest says, as it says it.
   */
  declared?: string;
  /**
   * What applies.
   */
  effective: string;
  /**
   * The field that says it, where there is one.
   */
  location?: Location;
  /**
   * The rule that made it so.
   */
  rule: string;
}
/**
 * One thing that happens.
 */
export interface Step {
  /**
   * The event that `kubectl describe` shows, to the letter.
   */
  event?: string;
  /**
   * What it speaks of, where that stands in a text.
   */
  location?: Location;
  /**
   * The stable code of the rule at work.
   */
  rule: string;
  /**
   * What happens.
   */
  text: string;
}
/**
 * A rule in words, as `whypull rules` lists it.
 */
export interface RuleInfo {
  /**
   * The stable code.
   */
  code: string;
  /**
   * The page that tells more.
   */
  learnMore: string;
  /**
   * When it is reported, why it matters, what to do.
   */
  meaning: string;
  /**
   * How bad it is.
   */
  severity: Severity;
  /**
   * What it is, in a few words.
   */
  title: string;
}
