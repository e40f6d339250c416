//! The online level, and what it promises.

use crate::{ChannelKind, EditionContent};

use super::{Check, Report};

pub(super) fn check(content: &EditionContent, report: &mut Report) {
    let service = &content.online;
    if let Some(url) = service.apply_url.as_deref().filter(|url| !url.starts_with("https://")) {
        report.add_with(Check::ApplyUrlNotHttps, "online.apply_url", vec![("wording", url.into())]);
    }
    let Some(level) = service.level else {
        report.add(Check::OnlineLevelUnknown, "online.level");
        return;
    };
    if !level.submits_online() {
        return;
    }
    let number = usize::from(level.number());
    if service.announced_by.as_deref().is_none_or(|decision| decision.trim().is_empty()) {
        report.add_with(Check::OnlineLevelUnannounced, "online.announced_by", vec![("n", number.into())]);
    }
    if content.channels.iter().all(|channel| channel.kind != ChannelKind::Online) {
        report.add_with(Check::Level3WithoutOnlineChannel, "channels", vec![("n", number.into())]);
    }
    if service.apply_url.is_none() {
        report.add_with(Check::ApplyUrlMissing, "online.apply_url", vec![("n", number.into())]);
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::sample::{finds, flawless},
        *,
    };
    use crate::OnlineLevel;

    #[test]
    fn an_unset_level_is_found() {
        let mut content = flawless();
        assert_eq!(finds(&content, Check::OnlineLevelUnknown), [""; 0]);
        content.online.level = None;
        assert_eq!(finds(&content, Check::OnlineLevelUnknown), ["online.level"]);
    }

    #[test]
    fn levels_3_and_4_need_a_channel_and_an_address() {
        let mut content = flawless();
        content.channels.retain(|channel| channel.kind != ChannelKind::Online);
        content.online.apply_url = None;
        for level in OnlineLevel::ALL {
            content.online.level = Some(level);
            let found = finds(&content, Check::Level3WithoutOnlineChannel).len();
            assert_eq!(
                (found, finds(&content, Check::ApplyUrlMissing).len()),
                if level.number() > 2 { (1, 1) } else { (0, 0) }
            );
        }
    }

    #[test]
    fn levels_3_and_4_rest_on_an_announcement() {
        let mut content = flawless();
        assert_eq!(finds(&content, Check::OnlineLevelUnannounced), [""; 0]);
        for nothing in [None, Some("  ".to_owned())] {
            content.online.announced_by = nothing;
            for level in OnlineLevel::ALL {
                content.online.level = Some(level);
                let found = finds(&content, Check::OnlineLevelUnannounced);
                assert_eq!(found, if level.number() > 2 { vec!["online.announced_by"] } else { vec![] });
            }
        }
    }

    #[test]
    fn an_address_is_safe() {
        let mut content = flawless();
        assert_eq!(finds(&content, Check::ApplyUrlNotHttps), [""; 0]);
        content.online.apply_url = Some("http://example.gov.vn".into());
        assert_eq!(finds(&content, Check::ApplyUrlNotHttps), ["online.apply_url"]);
    }
}
