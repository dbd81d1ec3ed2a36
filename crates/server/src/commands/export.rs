use clap::Args;
#[derive(Args)]
pub struct Export {}
pub fn run(_: &Export) -> anyhow::Result<()> {
    Ok(())
}
