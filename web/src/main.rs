//! The playground: files on the left, what the kubelet makes of them on the right.
//!
//! Nothing here decides anything: the core makes a Report of the texts after every edit, and the
//! components show it. Where to look:
//!
//! - `session` – what the reader has open and set, and how it changes;
//! - `words` – the page's own sentences (those of the Report come from the core);
//! - `json` – JSON as the browser reads and writes it;
//! - `pointing` – which place of the text is being spoken of, both ways;
//! - `notices`, `clipboard` – short sentences that something has happened; copying;
//! - `shell` – the frame around text and answer: header, files, keyboard, what a reload keeps;
//! - `editor`, `answer`, `picture`, `tools`, `examples`, `share`, `settings` – what is on screen.

mod answer;
mod app;
mod clipboard;
mod editor;
mod examples;
mod explained;
mod json;
mod notices;
mod picture;
mod pointing;
mod session;
mod settings;
mod share;
mod shell;
mod tools;
mod words;

fn main() {
    yew::Renderer::<app::App>::new().render();
}
