//! Connections: how many there may be, and how long one may say nothing.

use std::{future::Future, io, net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, body::Body, extract::ConnectInfo, http::Request};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulConnection, GracefulShutdown},
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
    time,
};
use tower::ServiceExt;

/// How many connections there may be at once; more wait at the door.
const MOST: usize = 4096;
/// How long somebody may take to say what they ask for, and may stay without asking.
const QUIET: Duration = Duration::from_secs(30);
/// The most bytes that the head of a request may have.
const LARGEST_HEAD: usize = 32 * 1024;
/// How long requests under way may take to end when the portal stops.
const GRACE: Duration = Duration::from_secs(10);
/// How long to wait before another try where the system has no connection to give.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves until `stopped`, and then lets requests under way end.
///
/// # Errors
/// When the address under which it listens is gone.
pub async fn serve(listener: TcpListener, router: Router, stopped: impl Future<Output = ()>) -> io::Result<()> {
    let places = Arc::new(Semaphore::new(MOST));
    let under_way = GracefulShutdown::new();
    let mut stopped = std::pin::pin!(stopped);
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { break };
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Too many open files, or a guest who left: the next one may do better.
                    tracing::warn!(%error, "a connection cannot be taken");
                    time::sleep(PAUSE).await;
                    continue;
                }
            },
            () = &mut stopped => break,
        };
        prepare(&stream);
        let connection = connection(stream, peer, router.clone());
        let connection = under_way.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended early");
            }
            drop(place);
        });
    }
    drop(listener);
    tokio::select! {
        () = under_way.shutdown() => {}
        () = time::sleep(GRACE) => {}
    }
    Ok(())
}

/// What is written is sent at once, and somebody who takes nothing of it is given up.
fn prepare(stream: &TcpStream) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection keeps its delay");
    }
    #[cfg(target_os = "linux")]
    if let Err(error) = socket2::SockRef::from(stream).set_tcp_user_timeout(Some(QUIET)) {
        tracing::debug!(%error, "a connection waits as long as the system does");
    }
}

fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
) -> impl GracefulConnection<Error = hyper::Error, Output = hyper::Result<()>> {
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request.map(Body::new))
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(QUIET)
        .max_buf_size(LARGEST_HEAD)
        .serve_connection(TokioIo::new(stream), service)
}
