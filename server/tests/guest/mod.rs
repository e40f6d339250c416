//! Somebody who asks a portal that runs, over a connection of their own.

#![allow(dead_code, reason = "each test uses a part")]

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    thread,
    time::{Duration, Instant},
};

/// Where a portal is.
#[derive(Clone, Copy)]
pub struct Guest(pub SocketAddr);

impl Guest {
    /// At an address where nobody listens yet.
    pub fn of_a_new_portal() -> Self {
        Self(TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port"))
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.0).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a time limit");
        stream
    }

    /// Sends something, and gives all that comes until the portal hangs up.
    pub fn say(&self, words: &[u8]) -> String {
        let mut stream = self.connect();
        // The portal may hang up before it has heard everything.
        let _ = stream.write_all(words);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    pub fn get(&self, path: &str) -> String {
        self.say(format!("GET {path} HTTP/1.1\r\nhost: a.vn\r\nconnection: close\r\n\r\n").as_bytes())
    }

    /// Waits until something is so, and says whether it came to be.
    pub fn sees(&self, time: Duration, so: impl Fn(&Self) -> bool) -> bool {
        let end = Instant::now() + time;
        while Instant::now() < end {
            if TcpStream::connect(self.0).is_ok() && so(self) {
                return true;
            }
            thread::sleep(Duration::from_millis(100));
        }
        false
    }

    /// Waits until the portal says that it serves.
    pub fn is_served(&self) -> bool {
        self.sees(Duration::from_secs(120), |guest| status(&guest.get("/readyz")) == 200)
    }
}

/// The status of an answer; 0 where there is none.
pub fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default()
}
