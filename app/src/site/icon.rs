//! Small pictures, drawn for this site, put into pages as they are.

use leptos::prelude::*;

/// The strokes of a picture on a grid of 24; an unknown name has none.
fn strokes(name: &str) -> &'static str {
    match name {
        "search" => "<circle cx='11' cy='11' r='6.5'/><path d='m16 16 4.5 4.5'/>",
        "arrow" => "<path d='M5 12h13m-5-5 5 5-5 5'/>",
        "check" => "<path d='m5 12.5 4.5 4.5L19 7.5'/>",
        "warning" => "<path d='M12 4 2.8 19.5h18.4zM12 10v4.5m0 2.5v.2'/>",
        "papers" => "<path d='M7 3.5h7l4 4v13H7zM14 3.5v4h4M10 12h5m-5 4h5'/>",
        "money" => {
            "<rect x='3' y='6' width='18' height='12' rx='2'/><circle cx='12' cy='12' r='2.6'/><path d='M6.5 9.5v.1m11 4.8v.1'/>"
        }
        "clock" => "<circle cx='12' cy='12' r='8.5'/><path d='M12 7v5l3.5 2'/>",
        "place" => {
            "<path d='M12 21c4.5-4.6 7-8.1 7-11.2A7 7 0 0 0 5 9.8C5 12.9 7.5 16.4 12 21z'/><circle cx='12' cy='10' r='2.4'/>"
        }
        "online" => "<rect x='3' y='5' width='18' height='11.5' rx='2'/><path d='M8.5 20h7M12 16.5V20'/>",
        "print" => "<path d='M7 9V3.5h10V9M7 17H4V9.5h16V17h-3M7 14h10v6.5H7z'/>",
        "data" => "<path d='m8.5 7-5 5 5 5m7-10 5 5-5 5'/>",
        "external" => "<path d='M13 4.5h6.5V11M19.5 4.5 11 13M17 14v5.5H4.5V7H10'/>",
        "baby" => {
            "<circle cx='12' cy='12' r='8'/><path d='M12 4c1.5 1 1.5 2.5.3 3.3M9 11.5v.1m6-.1v.1M9 15c1.8 1.7 4.2 1.7 6 0'/>"
        }
        "book" => {
            "<path d='M12 6.5C9.5 4.8 6.5 4.5 3.5 5v13.5c3-.5 6-.2 8.5 1.5 2.5-1.7 5.5-2 8.5-1.5V5c-3-.5-6-.2-8.5 1.5zm0 0V20'/>"
        }
        "candle" => "<path d='M9 21V10.5h6V21M7 21h10M12 10.5V8m0 0c-1.8-1-1.8-2.8 0-5 1.8 2.2 1.8 4 0 5z'/>",
        "car" => "<path d='M4 16.5v-4l2-6h12l2 6v4zM4 12.5h16M6 16.5V19m12-2.5V19M7.5 14.5h.1m8.8 0h.1'/>",
        "card" => {
            "<rect x='3' y='5.5' width='18' height='13' rx='2'/><circle cx='8.5' cy='11' r='2'/><path d='M5.8 15.8c.8-1.7 4.6-1.7 5.4 0M14 10h4m-4 4h4'/>"
        }
        "crane" => "<path d='M7 21V4m0 0 13 4.5H7M16.5 8.5V13m-1.5 0h3v3h-3zM4 21h7'/>",
        "elder" => {
            "<circle cx='10' cy='6' r='2.5'/><path d='M8 21v-5l-1-5c1.5-2 4.5-2 5.5 0l2 2.5M12 21l-1-6m6.5 6v-8'/>"
        }
        "health" => {
            "<path d='M12 20.5S4 15.5 4 9.8A4.3 4.3 0 0 1 12 7.5a4.3 4.3 0 0 1 8 2.3c0 5.7-8 10.7-8 10.7zM12 10v5m-2.5-2.5h5'/>"
        }
        "heart" => "<path d='M12 20.5S4 15.5 4 9.8A4.3 4.3 0 0 1 12 7.5a4.3 4.3 0 0 1 8 2.3c0 5.7-8 10.7-8 10.7z'/>",
        "home" | "house" => "<path d='m3.5 11.5 8.5-7 8.5 7M6 9.8V20h12V9.8M10 20v-5.5h4V20'/>",
        "leaf" => "<path d='M5 19C4 10 9 4.5 20 4.5c.5 10-5 15-13 13M5 20.5c1.5-4.5 4.5-7.5 9-9.5'/>",
        "office" => "<path d='M5 20.5V4h9v16.5M14 9.5h5v11M3 20.5h18M8 8h3m-3 4h3m-3 4h3'/>",
        "people" => {
            "<circle cx='9' cy='8' r='3'/><path d='M3 19.5c.5-6.5 11.5-6.5 12 0M16 5.2a3 3 0 0 1 0 5.7M17.5 14c2 .7 3.3 2.5 3.5 5.5'/>"
        }
        "scales" => "<path d='M12 4v16m-4 0h8M5 7h14M5 7l-2.5 6h5zm14 0-2.5 6h5z'/>",
        "shop" => {
            "<path d='M4 10.5V20h16v-9.5M3 9.5 5 4h14l2 5.5c-1.5 1.8-3.2 1.8-4.5 0-1.5 1.8-3 1.8-4.5 0-1.5 1.8-3 1.8-4.5 0-1.3 1.8-3 1.8-4.5 0zM10 20v-5h4v5'/>"
        }
        "star" => "<path d='m12 3.5 2.5 5.4 5.9.7-4.4 4 1.2 5.9-5.2-3-5.2 3L8 13.6l-4.4-4 5.9-.7z'/>",
        "work" => "<rect x='3' y='8' width='18' height='11.5' rx='2'/><path d='M9 8V5h6v3M3 13h18'/>",
        _ => "<circle cx='12' cy='12' r='3'/>",
    }
}

/// A picture beside words that say the same: hidden from screen readers.
pub fn icon(name: &str) -> AnyView {
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" inner_html=strokes(name)></svg> }.into_any()
}

/// The logo: the sun and the moon, which together write *minh*, bright.
pub fn logo() -> AnyView {
    view! {
        <svg class="logo" viewBox="0 0 32 32" aria-hidden="true" inner_html="<rect class='logo-ground' width='32' height='32' rx='9'/><circle class='logo-sun' cx='13' cy='16' r='7'/><path class='logo-moon' d='M19.2 8.6a8 8 0 0 1 0 14.8 10.4 10.4 0 0 0 0-14.8z'/>"></svg>
    }
    .into_any()
}
