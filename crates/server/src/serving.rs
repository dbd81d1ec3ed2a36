//! Serving pages.

use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    sync::Arc,
};

use access::Limits;
use anyhow::{Context as _, bail};
use clap::Args;
use store::{Place, Store};
use web::{House, Settings};

use crate::{
    config::{self, DEFAULT_FOLDER, Data},
    work::{self, HeadFiles},
};

#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    data: Data,
    /// Where to listen. Plain HTTP is for this machine alone.
    #[arg(long, env = "KEYWORKER_LISTEN", value_name = "ADDRESS")]
    listen: Option<String>,
    /// The certificate (chain) for HTTPS, as PEM.
    #[arg(long, env = "KEYWORKER_TLS_CERT", value_name = "FILE")]
    tls_cert: Option<PathBuf>,
    /// The key of the certificate, as PEM.
    #[arg(long, env = "KEYWORKER_TLS_KEY", value_name = "FILE")]
    tls_key: Option<PathBuf>,
    /// A proxy in front speaks HTTPS and gives the visitor's address in this header.
    #[arg(long, env = "KEYWORKER_BEHIND_PROXY", value_name = "HEADER")]
    behind_proxy: Option<String>,
    /// A second file for the heads of the journal, on another disk or machine.
    #[arg(long, env = "KEYWORKER_ANCHOR", value_name = "FILE")]
    anchor: Option<PathBuf>,
    /// Connections to a PostgreSQL server.
    #[arg(long, env = "KEYWORKER_CONNECTIONS", value_name = "NUMBER")]
    connections: Option<usize>,
}

/// How pages are served.
pub struct Door {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Certificate and key.
    pub tls: Option<(PathBuf, PathBuf)>,
    /// The header of a trusted proxy.
    pub proxy_header: Option<String>,
}

pub fn run(serve: &Serve) -> anyhow::Result<()> {
    log();
    let file = serve.data.file()?;
    let listen = serve.listen.clone().or(file.listen).unwrap_or_else(|| "127.0.0.1:7700".to_owned());
    let listen: SocketAddr = listen
        .parse()
        .with_context(|| format!("--listen takes an address like 127.0.0.1:7700, not {listen}"))?;
    let cert = serve.tls_cert.clone().or(file.tls_cert);
    let key = serve.tls_key.clone().or(file.tls_key);
    let tls = match (cert, key) {
        (Some(cert), Some(key)) => Some((cert, key)),
        (None, None) => None,
        _ => bail!("HTTPS needs both --tls-cert and --tls-key"),
    };
    let proxy_header = serve.behind_proxy.clone().or(file.behind_proxy);
    let door = Door { listen, tls, proxy_header };
    check_door(&door)?;
    let connections = serve.connections.or(file.connections).unwrap_or(16);
    let store = open(&serve.data, connections)?;
    let files = head_files(&serve.data, serve.anchor.clone().or(file.anchor))?;
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
        let token = store.write(app::sign_in::service::set_up_link).await?;
        serve_store(store, &door, files, false, |address| {
            crate::say!("Keyworker is at {address}");
            if let Some(token) = token {
                crate::say!(
                    "Nobody can sign in yet. Set it up here (this link works once): {address}/set-up/{token}"
                );
            }
        })
        .await
    })
}

/// Records must not travel in the clear.
fn check_door(door: &Door) -> anyhow::Result<()> {
    if door.tls.is_none() && door.proxy_header.is_none() && !door.listen.ip().is_loopback() {
        bail!(
            "Plain HTTP is for this machine alone. To listen on {}, give --tls-cert and --tls-key, or put a proxy that \
             speaks HTTPS in front and name its header with --behind-proxy X-Forwarded-For",
            door.listen
        );
    }
    Ok(())
}

fn open(data: &Data, connections: usize) -> anyhow::Result<Store> {
    // The embedded database has one server; PostgreSQL may have several, and then only a lone one may migrate.
    let alone = matches!(data.place(DEFAULT_FOLDER)?, Place::File(_));
    let store = data.open_or_make(DEFAULT_FOLDER, connections, alone)?;
    let pending = store.pending()?;
    if pending.has == 0 {
        store.migrate()?;
    }
    config::check_migrated(&store)?;
    let purpose = store.read_now(app::sign_in::service::purpose)?;
    if purpose.as_deref() == Some("demo") {
        bail!("This database holds the demonstration. Name another folder with --data for real work.");
    }
    Ok(store)
}

/// The file beside the database, and the anchor.
pub fn head_files(data: &Data, anchor: Option<PathBuf>) -> anyhow::Result<HeadFiles> {
    let mut files = Vec::new();
    if let Place::File(path) = data.place(DEFAULT_FOLDER)? {
        files.push(path.with_file_name("journal.heads"));
    } else if let Some(folder) = data.data.clone().or(data.file()?.data) {
        std::fs::create_dir_all(&folder)?;
        files.push(folder.join("journal.heads"));
    }
    files.extend(anchor);
    Ok(HeadFiles(files))
}

/// Serves until the program is told to stop. `ready` is told the address.
pub async fn serve_store(
    store: Store,
    door: &Door,
    files: HeadFiles,
    demo: bool,
    ready: impl FnOnce(&str),
) -> anyhow::Result<()> {
    let secure = door.tls.is_some() || door.proxy_header.is_some();
    let settings = Settings {
        secure,
        limits: Limits::default(),
        proxy_header: door.proxy_header.clone(),
        menu: app::home::menu,
        said: app::home::said,
        demo,
    };
    let routes = app::routes();
    let house = House::new(store.clone(), settings, &routes);
    let router = web::router(&house, routes);
    let listener = std::net::TcpListener::bind(door.listen).with_context(|| {
        format!("Cannot listen on {}. Is another server there? Choose another with --listen", door.listen)
    })?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let host = match address.ip() {
        IpAddr::V4(ip) if ip.is_loopback() => "localhost".to_owned(),
        ip => ip.to_string(),
    };
    let scheme = if door.tls.is_some() { "https" } else { "http" };
    let background = tokio::spawn(work::run(Arc::clone(&house), files.clone()));
    ready(&format!("{scheme}://{host}:{}", address.port()));
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    match &door.tls {
        None => {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            axum::serve(listener, service).with_graceful_shutdown(told_to_stop()).await?;
        }
        Some((cert, key)) => serve_tls(listener, cert, key, service).await?,
    }
    background.abort();
    work::seal(&store, &files).await?;
    Ok(())
}

async fn serve_tls(
    listener: std::net::TcpListener,
    cert: &std::path::Path,
    key: &std::path::Path,
    service: axum::extract::connect_info::IntoMakeServiceWithConnectInfo<axum::Router, SocketAddr>,
) -> anyhow::Result<()> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let config =
        axum_server::tls_rustls::RustlsConfig::from_pem_file(cert, key).await.with_context(|| {
            format!("The certificate {} and key {} cannot be used", cert.display(), key.display())
        })?;
    let handle = axum_server::Handle::new();
    let stopper = handle.clone();
    tokio::spawn(async move {
        told_to_stop().await;
        stopper.graceful_shutdown(Some(std::time::Duration::from_secs(10)));
    });
    axum_server::from_tcp_rustls(listener, config)?.handle(handle).serve(service).await?;
    Ok(())
}

async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let Ok(mut terminated) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        else {
            let _ = interrupted.await;
            return;
        };
        tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} }
    }
    #[cfg(not(unix))]
    let _ = interrupted.await;
}

/// Diagnostic lines on standard error. They hold ids and codes, never names or what was typed.
pub fn log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("KEYWORKER_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    let _ = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}
