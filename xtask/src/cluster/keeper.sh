# Keeps one throw-away PostgreSQL for as long as its standard input stays open.
#
# The other end of that input is held by xtask. However xtask ends (done, failed, Ctrl-C, kill -9), the kernel closes
# the pipe, `read` returns, and the cluster and its folder go. No other way survives kill -9 on every Unix.
#
# keeper.sh BINARIES FOLDER PORT, as a user that is not root. Prints "ready", or "failed" and why.
set -u
binaries=$1
folder=$2
port=$3
postmaster=

finish() {
    trap '' EXIT INT TERM HUP
    if [ -n "$postmaster" ]; then
        # At once: nothing in there is worth a checkpoint.
        kill -QUIT "$postmaster" 2>/dev/null
        wait "$postmaster" 2>/dev/null
    fi
    cd /
    rm -rf "$folder"
}
fail() {
    echo "failed: $1"
    tail -n 20 "$folder/log" 2>/dev/null
    exit 1
}
# Nobody listening to "ready" must not end us before `finish`.
trap '' PIPE
trap 'exit 1' INT TERM HUP
umask 077
mkdir "$folder" || { echo "failed: could not make the folder $folder"; exit 1; }
trap finish EXIT
cd "$folder" || exit 1

"$binaries/initdb" --pgdata="$folder/data" --locale=C --encoding=UTF8 --auth=trust --username=keyworker \
    --no-sync </dev/null >"$folder/log" 2>&1 || fail "initdb"

# Commits stay synchronous, as in real life; only the disk is spared.
"$binaries/postgres" -D "$folder/data" -c listen_addresses=127.0.0.1 -c "port=$port" \
    -c "unix_socket_directories=$folder" -c fsync=off -c full_page_writes=off -c max_connections=300 \
    -c shared_buffers=128MB -c timezone=UTC </dev/null >>"$folder/log" 2>&1 &
postmaster=$!

tenths=0
until grep -q '^ready' "$folder/data/postmaster.pid" 2>/dev/null; do
    sleep 0.1
    tenths=$((tenths + 1))
    kill -0 "$postmaster" 2>/dev/null || fail "postgres ended at once"
    [ "$tenths" -lt 600 ] || fail "postgres was not ready within a minute"
done
echo ready 2>/dev/null
while read -r _; do :; done
