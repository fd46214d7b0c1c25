//! Which place of the text is being spoken of. Hovering or focusing a fact marks its place in the
//! editor; the cursor in the editor marks the facts that come from there.

use whypull::report::Location;
use yew::prelude::*;

/// A Yew context.
#[derive(Clone, PartialEq)]
pub struct Pointing {
    /// Where the cursor is in the file on top.
    pub cursor: Option<Cursor>,
    /// A fact is looked at: its place is marked in the editor until `None`.
    pub point: Callback<Option<Location>>,
    /// A fact is chosen: the editor goes to its place.
    pub reveal: Callback<Location>,
}

/// A position in a text; line and column from 1, columns in UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The name of the file.
    pub file: AttrValue,
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

impl Cursor {
    /// Whether it stands in the place, its end included.
    pub fn is_in(&self, place: &Location) -> bool {
        let at = (self.line, self.column);
        self.file.as_str() == &*place.file
            && (place.line, place.column) <= at
            && at <= (place.end_line, place.end_column)
    }
}

/// What a fact says, bound to the place it comes from.
#[derive(Properties, PartialEq)]
pub struct FactProps {
    /// Where it comes from; nothing where it comes from no text.
    #[prop_or_default]
    pub location: Option<Location>,
    /// More classes.
    #[prop_or_default]
    pub class: Classes,
    /// What it says.
    pub children: Html,
}

/// A fact: a button that marks its place while it is looked at and goes there when pressed.
#[component]
pub fn Fact(props: &FactProps) -> Html {
    let pointing = use_context::<Pointing>();
    let (Some(location), Some(pointing)) = (props.location.clone(), pointing) else {
        return html! { <span class={classes!("fact", props.class.clone())}>{ props.children.clone() }</span> };
    };
    let is_here = pointing
        .cursor
        .as_ref()
        .is_some_and(|cursor| cursor.is_in(&location));
    let enter = {
        let (point, location) = (pointing.point.clone(), location.clone());
        move || point.emit(Some(location.clone()))
    };
    let leave = {
        let point = pointing.point.clone();
        move || point.emit(None)
    };
    let reveal = {
        let reveal = pointing.reveal.clone();
        Callback::from(move |_: MouseEvent| reveal.emit(location.clone()))
    };
    html! {
        <button
            type="button"
            class={classes!("fact", "fact-placed", is_here.then_some("fact-here"), props.class.clone())}
            onmouseenter={let enter = enter.clone(); move |_: MouseEvent| enter()}
            onfocus={move |_: FocusEvent| enter()}
            onmouseleave={let leave = leave.clone(); move |_: MouseEvent| leave()}
            onblur={move |_: FocusEvent| leave()}
            onclick={reveal}
        >
            { props.children.clone() }
        </button>
    }
}
