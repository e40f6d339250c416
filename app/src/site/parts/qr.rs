//! A text as a picture that a phone reads.

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

/// The white border that readers need, in modules.
const QUIET: usize = 4;

/// The picture; nothing where the text is too long for one.
pub fn code(words: &str, label: String) -> Option<AnyView> {
    let code = QrCode::with_error_correction_level(words, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (n, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            path.push_str(&format!("M{} {}h1v1h-1z", n % width + QUIET, n / width + QUIET));
        }
    }
    let size = width + 2 * QUIET;
    Some(
        view! {
            <svg class="qr" role="img" aria-label=label viewBox=format!("0 0 {size} {size}") shape-rendering="crispEdges">
                <path class="qr-ground" d=format!("M0 0h{size}v{size}h-{size}z")></path>
                <path class="qr-dark" d=path></path>
            </svg>
        }
        .into_any(),
    )
}
