use std::rc::Rc;

use whypull::report::Report;
use yew::prelude::*;

use super::truths::COLUMNS;
use crate::explained::Explained;

/// The Report under the rule sets of the columns.
pub type Three = [Rc<Report>; 3];

/// With more containers than this the other rule sets are asked for by hand: two Reports more after
/// every keystroke would be felt.
const AT_ONCE: usize = 60;

/// The Report under all three rule sets: by itself where that is quick and wanted, else when the
/// callback asks for it.
#[hook]
pub fn use_three(explained: &Explained, wanted: bool) -> (Option<Three>, Callback<()>) {
    let containers: usize = explained
        .report
        .workloads
        .iter()
        .map(|workload| workload.containers.len())
        .sum();
    let asked = use_state(|| None::<(Explained, Three)>);
    let at_once = {
        let wanted = wanted && containers <= AT_ONCE;
        use_memo((explained.clone(), wanted), |(explained, wanted)| {
            wanted.then(|| three(explained))
        })
    };
    let ask = {
        let asked = asked.clone();
        use_callback(explained.clone(), move |(), explained| {
            asked.set(Some((explained.clone(), three(explained))));
        })
    };
    let by_hand = asked
        .as_ref()
        .filter(|(of, _)| of == explained)
        .map(|(_, three)| three.clone());
    ((*at_once).clone().or(by_hand), ask)
}

fn three(explained: &Explained) -> Three {
    COLUMNS.map(|semantics| {
        if semantics == explained.report.semantics {
            Rc::clone(&explained.report)
        } else {
            Rc::new(explained.under(semantics))
        }
    })
}
