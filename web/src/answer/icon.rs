use yew::prelude::*;

/// What an icon says; words beside it say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A cross in an octagon: an error, a container that does not start.
    Stop,
    /// An exclamation mark in a triangle: a warning.
    Warning,
    /// A letter i in a circle.
    Info,
    /// An arrow down to a line: a pull.
    Pull,
    /// A check mark in a circle.
    Good,
    /// A question mark in a circle: it depends.
    Open,
    /// A check mark alone: used, yes.
    Yes,
    /// A cross alone: not used, no.
    No,
}

impl Shape {
    fn path(self) -> &'static str {
        match self {
            Self::Stop => "M5 1h6l4 4v6l-4 4H5l-4-4V5zM5.5 5.5l5 5M10.5 5.5l-5 5",
            Self::Warning => "M8 1.8 15 14H1zM8 6v4M8 11.9v.2",
            Self::Info => "M8 1.2a6.8 6.8 0 1 0 0 13.6A6.8 6.8 0 0 0 8 1.2M8 7.2v4.2M8 4.6v.2",
            Self::Pull => "M8 1.5v8.5M4.5 6.8 8 10.3l3.5-3.5M2 14h12",
            Self::Good => "M8 1.2a6.8 6.8 0 1 0 0 13.6A6.8 6.8 0 0 0 8 1.2M4.8 8.2l2.3 2.3 4.1-4.6",
            Self::Open => {
                "M8 1.2a6.8 6.8 0 1 0 0 13.6A6.8 6.8 0 0 0 8 1.2M6 6.3a2 2 0 1 1 2.7 1.9c-.5.2-.7.5-.7 1.1M8 11.5v.2"
            }
            Self::Yes => "M2.5 8.5l3.5 3.5 7.5-8",
            Self::No => "M3.5 3.5l9 9M12.5 3.5l-9 9",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Stop | Self::No => "icon-bad",
            Self::Warning | Self::Open => "icon-warning",
            Self::Info | Self::Pull => "icon-info",
            Self::Good | Self::Yes => "icon-good",
        }
    }
}

/// What to draw.
#[derive(Properties, PartialEq)]
pub struct IconProps {
    /// The shape.
    pub shape: Shape,
}

/// A picture beside words; assistive technology passes over it.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    html! {
        <svg class={classes!("icon", props.shape.class())} viewBox="0 0 16 16" width="16" height="16"
            aria-hidden="true" focusable="false">
            <path d={props.shape.path()} fill="none" stroke="currentColor" stroke-width="1.6"
                stroke-linecap="round" stroke-linejoin="round" />
        </svg>
    }
}
