//! `Advice<Message>` to `Advice<String>`: the only place where its sentences are made.

use super::{Advice, Setup, SetupStep, UseCase};
use crate::explain::Sentences;
use crate::message::Message;

impl Advice<Message> {
    /// The same advice in words.
    pub fn in_words(self, sentences: &Sentences) -> Advice<String> {
        let say = |message: Message| sentences.say(&message);
        Advice {
            use_cases: (self.use_cases.into_iter())
                .map(|case| UseCase {
                    number: case.number,
                    why: say(case.why),
                })
                .collect(),
            setup: self
                .setup
                .into_iter()
                .map(|setup| setup.map(&say))
                .collect(),
            manifests: self.manifests,
            learn_more: self.learn_more,
        }
    }
}

impl<T> Setup<T> {
    fn map<U>(self, say: &impl Fn(T) -> U) -> Setup<U> {
        Setup {
            code: self.code,
            alternative: self.alternative,
            title: say(self.title),
            reasons: self.reasons.into_iter().map(say).collect(),
            steps: (self.steps.into_iter())
                .map(|step| SetupStep {
                    text: say(step.text),
                    commands: step.commands,
                })
                .collect(),
            learn_more: self.learn_more,
        }
    }
}
