// The program under test, on a free port, with the demonstration's data in a
// folder of its own. What it prints at the start is all that a new user has, so
// it is all that the tests go by.

import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const START = 60_000

export class Server {
  /** `database` is a PostgreSQL address; without one the embedded database is used. */
  static async demo(binary, database) {
    const server = await new Server().start(binary, ['demo', ...(database ? ['--database', database] : [])])
    server.password = server.printed.match(/with the password: (.+)/)?.[1]
    server.roles = [...server.printed.matchAll(/^ {2}([a-z]+) {2,}(\S.*)$/gm)].map(([, name, role]) => ({ name, role }))
    if (!server.password || server.roles.length === 0) {
      throw new Error(`The demonstration did not say who to sign in as:\n${server.printed}`)
    }
    return server
  }

  /** An installation with nothing in it; its one-time link is printed. */
  static async empty(binary) {
    const server = await new Server().start(binary, ['serve'], /\/set-up\/\S+/)
    server.link = server.printed.match(/\S*(\/set-up\/\S+)/)[1]
    return server
  }

  async start(binary, command, until = /Stop with Ctrl-C/) {
    this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'keyworker-browser-'))
    const place = ['--data', path.join(this.folder, 'data'), '--listen', '127.0.0.1:0']
    this.printed = ''
    this.process = spawn(binary, [...command, ...place], { cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'] })
    await new Promise((ready, failed) => {
      const late = setTimeout(() => failed(new Error(`It did not start:\n${this.printed}`)), START)
      const read = (bytes) => {
        this.printed += bytes
        if (/http:\/\/\S+/.test(this.printed) && until.test(this.printed)) {
          clearTimeout(late)
          ready()
        }
      }
      this.process.stdout.on('data', read)
      this.process.stderr.on('data', read)
      this.process.on('error', failed)
      this.process.on('exit', (code) => failed(new Error(`It stopped (${code}):\n${this.printed}`)))
    })
    this.address = new URL(this.printed.match(/http:\/\/\S+/)[0]).origin
    return this
  }

  url(page) {
    return new URL(page, this.address).href
  }

  async stop() {
    if (this.process.exitCode === null) {
      const gone = new Promise((done) => this.process.once('exit', done))
      this.process.kill('SIGTERM')
      await Promise.race([gone, new Promise((done) => setTimeout(done, 5000))])
      this.process.kill('SIGKILL')
    }
    fs.rmSync(this.folder, { recursive: true, force: true })
  }
}
