use clap::Args;
#[derive(Args)]
pub struct Import {}
pub fn run(_: &Import) -> anyhow::Result<()> {
    Ok(())
}
