//! Letters by SMTP.

use std::{error::Error, time::Duration};

use async_trait::async_trait;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
    transport::smtp::{
        PoolConfig,
        authentication::Credentials,
        client::{Tls, TlsParameters},
        extension::ClientId,
    },
};
use percent_encoding::percent_decode_str;
use registry::follow::{Letter, Mailer, Undelivered};
use url::Url;

/// How long the mail server may take for each answer.
const LIMIT: Duration = Duration::from_secs(30);
/// How many connections there are at most.
const CONNECTIONS: u32 = 2;
/// What a list is called (RFC 2919), before the domain that letters come from.
const LIST: &str = "theo-doi";
/// What a server answers for good about an address or about what it was sent, and not
/// about us (RFC 5321, RFC 7504): there is no such mailbox, it is full, it moved.
const ABOUT_THE_ADDRESS: [&str; 6] = ["550", "551", "552", "553", "554", "556"];
/// How an answer goes on that is about who sends, whatever its number (RFC 3463):
/// relaying is denied, or a policy. Nobody is to be left alone for that.
const ABOUT_US: &str = "5.7.";

type Trouble = Box<dyn Error + Send + Sync>;

/// A mail server, and how it is reached.
pub struct MailServer {
    host: String,
    port: u16,
    security: Security,
    user: Option<(String, String)>,
}

/// How what is said to a mail server is kept from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Security {
    /// Encrypted from the beginning.
    Tls,
    /// Encrypted before anything that matters, or not at all.
    StartTls,
    /// Encrypted where the server offers that.
    IfOffered,
    /// In the clear, within this machine.
    Local,
}

/// Why an address is none of a mail server.
#[derive(Debug, PartialEq, Eq)]
pub enum NoMailServer {
    /// It is not written as it must be.
    Address,
    /// A password would travel in the clear.
    InTheClear,
}

impl MailServer {
    /// Reads `smtps://`, `starttls://` or `smtp://`, then `[user[:password]@]host[:port]`.
    /// The password may be given apart.
    ///
    /// # Errors
    /// When it is none, or a password would travel in the clear.
    pub fn parse(text: &str, secret: Option<&str>) -> Result<Self, NoMailServer> {
        let url = Url::parse(text).map_err(|_| NoMailServer::Address)?;
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or(NoMailServer::Address)?;
        if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
            return Err(NoMailServer::Address);
        }
        let local = matches!(host, "127.0.0.1" | "localhost" | "[::1]");
        let (security, port) = match url.scheme() {
            "smtps" => (Security::Tls, 465),
            "starttls" => (Security::StartTls, 587),
            "smtp" if local => (Security::Local, 25),
            "smtp" => (Security::IfOffered, 25),
            _ => return Err(NoMailServer::Address),
        };
        let plain =
            |text: &str| percent_decode_str(text).decode_utf8().map(String::from).map_err(|_| NoMailServer::Address);
        let user = match (url.username(), url.password().map(plain).transpose()?.or(secret.map(str::to_owned))) {
            ("", None) => None,
            ("", Some(_)) => return Err(NoMailServer::Address),
            (user, password) => Some((plain(user)?, password.unwrap_or_default())),
        };
        if user.is_some() && security == Security::IfOffered {
            return Err(NoMailServer::InTheClear);
        }
        Ok(Self { host: host.to_owned(), port: url.port().unwrap_or(port), security, user })
    }
}

/// Sends letters by a mail server.
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Smtp {
    /// By a server, from somebody. The server is asked only when there is something to
    /// send, so that the portal starts without it.
    ///
    /// # Errors
    /// When encryption cannot be set up.
    pub fn new(server: MailServer, from: Mailbox) -> Result<Self, Trouble> {
        let MailServer { host, port, security, user } = server;
        let parameters = || TlsParameters::new(host.clone());
        let tls = match security {
            Security::Tls => Tls::Wrapper(parameters()?),
            Security::StartTls => Tls::Required(parameters()?),
            Security::IfOffered => Tls::Opportunistic(parameters()?),
            Security::Local => Tls::None,
        };
        let mut transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host)
            .port(port)
            .tls(tls)
            .timeout(Some(LIMIT))
            .hello_name(ClientId::Domain(from.email.domain().to_owned()))
            .pool_config(PoolConfig::new().max_size(CONNECTIONS));
        if let Some((user, password)) = user {
            transport = transport.credentials(Credentials::new(user, password));
        }
        Ok(Self { transport: transport.build(), from })
    }

    /// Looks whether the server answers, encrypts as it should and lets us in.
    ///
    /// # Errors
    /// When it does not.
    pub async fn try_out(&self) -> Result<(), Trouble> {
        match self.transport.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err("the mail server hung up".into()),
            Err(error) => Err(error.into()),
        }
    }

    /// The letter as a message: what it says in both forms, who leaves it how, and that
    /// no person wrote it, so that no program answers.
    fn message(&self, letter: &Letter) -> Result<Message, Trouble> {
        let domain = self.from.email.domain();
        let to = Mailbox::new(None, letter.to.as_str().parse()?);
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(letter.words.subject.clone())
            .message_id(Some(format!("<{}@{domain}>", letter.name)))
            .raw_header(header("Auto-Submitted", "auto-generated")?)
            .raw_header(header("Content-Language", letter.lang.tag())?);
        if let Some(leave) = &letter.leave {
            message = message
                .raw_header(header("List-Id", &format!("<{LIST}.{domain}>"))?)
                .raw_header(header("List-Unsubscribe", &format!("<{leave}>"))?)
                .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")?);
        }
        let body = MultiPart::alternative_plain_html(letter.words.text.clone(), letter.words.html.clone());
        Ok(message.multipart(body)?)
    }
}

fn header(name: &str, value: &str) -> Result<HeaderValue, Trouble> {
    let name = HeaderName::new_from_ascii(name.to_owned())?;
    Ok(HeaderValue::new(name, value.to_owned()))
}

#[async_trait]
impl Mailer for Smtp {
    async fn send(&self, letter: &Letter) -> Result<(), Undelivered> {
        let message = self.message(letter).map_err(Undelivered::Refused)?;
        let Err(error) = self.transport.send(message).await else { return Ok(()) };
        let status = error.status().map(|code| code.to_string());
        let about_us = error.source().is_some_and(|words| words.to_string().contains(ABOUT_US));
        let final_answer = status.as_deref().is_some_and(|code| ABOUT_THE_ADDRESS.contains(&code));
        let permanent = error.is_permanent();
        // What a server says often names the address, which is not for the log.
        let trouble: Trouble = match &status {
            Some(status) => format!("the mail server answered {status}").into(),
            None => error.into(),
        };
        Err(match (permanent, status.as_deref()) {
            (true, _) if final_answer && about_us => Undelivered::Later(trouble),
            (true, _) if final_answer => Undelivered::Refused(trouble),
            // The server is closing, or has no room for anybody.
            (false, Some(status)) if !matches!(status, "421" | "454") => Undelivered::Later(trouble),
            _ => Undelivered::Away(trouble),
        })
    }
}

#[cfg(test)]
pub mod tests;
