import type {
  Advice,
  Answers,
  Decoded,
  ErrorKind,
  InputFile,
  LanguageOptions,
  MadeSecret,
  Matched,
  MatchOptions,
  Name,
  Options,
  PullPolicy,
  Report,
  RuleInfo,
  SecretFields,
} from "./lib/types.js";

export type * from "./lib/types.js";

/** Takes a name apart. Throws a {@link NameError} where it is none. */
export function parseReference(image: string, options?: LanguageOptions): Name;

/** The same for many. The answer to what is no name is an error in its place; nothing is thrown. */
export function parseReferences(
  images: readonly string[],
  options?: LanguageOptions,
): (Name | NameError)[];

/** What the API server sets where a container has no policy; `IfNotPresent` for what is no name. */
export function defaultPullPolicy(image: string): PullPolicy;

/**
 * Which keys serve an image, and why: of a list, or of a docker `config.json` as text or object.
 * Throws a {@link NameError} where the image is no name.
 */
export function matchCredentials(
  keysOrConfig: Keys | Config,
  image: string,
  options?: MatchOptions,
): Matched;

/** The same for many. The answer to what is no name is an error in its place. */
export function matchCredentialsMany(
  requests: readonly MatchRequest[],
  options?: MatchOptions,
): (Matched | NameError)[];

/**
 * Why the images of some files will, or will not, pull. What cannot be read is a diagnostic of the
 * Report; nothing is thrown for it.
 */
export function explain(input: Input, options?: Partial<Options>): Report;

/** The likely causes of a pasted event, error or `kubectl describe` text. */
export function decode(text: string, options?: LanguageOptions): Decoded;

/** A few answers about a cluster and its images to a set-up with manifests and commands. */
export function advise(answers: Answers, options?: LanguageOptions): Advice;

/** What `kubectl create secret docker-registry` makes. Its text holds the credentials. */
export function makeSecret(fields: SecretFields, options?: LanguageOptions): MadeSecret;

/** Every diagnostic that there is. */
export function rules(options?: LanguageOptions): RuleInfo[];

/** Keys as they stand in `auths`. */
export type Keys = readonly string[];

/** A docker `config.json`. */
export type Config = string | { readonly auths?: object; readonly [field: string]: unknown };

/** One question of many, with options of its own. */
export type MatchRequest = MatchOptions & { image: string } & (
    | { keys: Keys; config?: undefined }
    | { config: Config; keys?: undefined }
  );

/** The files that are explained together. */
export interface Input {
  files: readonly InputFile[];
}

/** What every function throws where it cannot answer. */
export class WhypullError extends Error {
  /**
   * What is wrong, in one word: the kind of a bad name; `bad-request` for arguments that cannot be
   * used; `not-ready` before `init`; `internal` for a bug in whypull, which spoils no later call.
   */
  readonly code: ErrorKind | "bad-request" | "not-ready" | "internal";
  /** The kind under the name that the command's JSON gives it: `code`. */
  readonly error: this["code"];
  /** The string that is no name (user info masked). */
  readonly image?: string;
  /** What to change. */
  readonly help?: string;
  /** Where in `image`, in UTF-16 units. */
  readonly offset?: number;
  /** The argument that cannot be used, such as `options.semantics`. */
  readonly field?: string;
}

/** The error of a string that is no name. */
export type NameError = WhypullError & {
  readonly code: ErrorKind;
  readonly image: string;
  readonly help: string;
  readonly offset: number;
};
