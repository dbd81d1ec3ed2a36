//! Units of work share a commit; one that is long must not make the others wait for its statements, or run twice.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
    mpsc,
};

use store::{Sql, StoreError, Value};
use testkit::on_both;

static FORGET: Sql = Sql::new("FORGET", "DELETE FROM form_once WHERE at < $1");
static FAIL: Sql = Sql::new(
    "FAIL",
    "INSERT INTO failed_sign_in (id, sign_in_key, address, known_device, at) VALUES ($1, $2, $2, FALSE, $3)",
);

on_both! {
    async fn a_long_unit_among_short_ones_happens_once_and_whole(app: TestApp) {
        let (go, wait) = mpsc::channel::<()>();
        let wait = Arc::new(std::sync::Mutex::new(wait));
        let before = app.count("SELECT count(*) FROM failed_sign_in");
        let (store, runs) = (app.store.clone(), Arc::new(AtomicUsize::new(0)));
        let holder = tokio::spawn({
            let store = store.clone();
            async move {
                store
                    .write(move |_| -> Result<(), StoreError> {
                        wait.lock().expect("the only one").recv().ok();
                        Ok(())
                    })
                    .await
            }
        });
        let many = |count: usize, fails: bool| {
            let (store, runs) = (store.clone(), Arc::clone(&runs));
            tokio::spawn(async move {
                store
                    .write(move |work| {
                        runs.fetch_add(1, Ordering::SeqCst);
                        for _ in 0..count {
                            let (id, now) = (work.mint::<domain::ids::Thing>(), work.now());
                            work.run(&FAIL, &[id.into(), "somebody".into(), now.into()])?;
                            work.run(&FORGET, &[Value::from(now.plus_seconds(-9_000_000))])?;
                        }
                        if fails { Err(StoreError::Missing) } else { Ok(()) }
                    })
                    .await
            })
        };
        let units = [many(1, false), many(600, false), many(1, true), many(700, true), many(2, false)];
        go.send(()).expect("somebody waits");
        holder.await.expect("held").expect("a unit");
        let mut well = Vec::new();
        for unit in units {
            well.push(unit.await.expect("a task").is_ok());
        }
        assert_eq!(well, [true, true, false, false, true]);
        assert_eq!(app.count("SELECT count(*) FROM failed_sign_in"), before + 603);
        assert!(runs.load(Ordering::SeqCst) >= 5);
    }
}
