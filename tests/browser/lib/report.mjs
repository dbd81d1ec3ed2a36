// What passed and what failed. A fault is what a check was made to find; any other
// error is a broken check. A control proves that a check can fail: it runs the
// check on something bad, and must see a fault.

import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const SHOTS = fileURLToPath(new URL('../shots/', import.meta.url))

export class Fault extends Error {}

export function fault(words) {
  throw new Fault(words)
}

/** Fails with every line there is, or not at all. */
export function none(lines, what) {
  if (lines.length > 0) {
    fault(`${what}:\n${[...new Set(lines)].slice(0, 12).map((line) => `      ${line}`).join('\n')}`)
  }
}

export class Report {
  passed = 0
  failed = 0

  constructor() {
    fs.rmSync(SHOTS, { recursive: true, force: true })
  }

  line(words) {
    console.log(`  ${words}`)
  }

  /** Runs one check. Where it fails, the page is kept as a picture. */
  async check(what, run, page) {
    try {
      await run()
      this.passed += 1
      return true
    } catch (error) {
      this.failed += 1
      const where = page && !page.isClosed() ? `\n      at ${page.url()}` : ''
      const words = (error instanceof Fault ? error.message : (error.stack ?? String(error))).replace(/\x1b\[\d+m/g, '')
      console.log(`  FAILED ${what}${where}\n      ${words}${await this.picture(what, page)}`)
      return false
    }
  }

  /** Says so when it passes, too. */
  async story(what, run, page) {
    if (await this.check(what, run, page)) {
      this.line(`ok     ${what}`)
    }
  }

  /** `run` checks something bad, so it must find a fault, and that one. */
  async control(what, sign, run) {
    await this.check(`control: ${what}`, async () => {
      let found
      try {
        await run()
      } catch (error) {
        if (!(error instanceof Fault)) {
          throw error
        }
        found = error.message
      }
      if (!found || !sign.test(found)) {
        fault(`the planted fault was not caught; found was: ${found ?? 'nothing'}`)
      }
      this.line(`control caught: ${what}`)
    })
  }

  async picture(what, page) {
    if (!page || page.isClosed()) {
      return ''
    }
    const name = `${what.replace(/[^a-z0-9]+/gi, '-').slice(0, 90)}.png`
    try {
      fs.mkdirSync(SHOTS, { recursive: true })
      await page.screenshot({ path: path.join(SHOTS, name), timeout: 5000 })
      return `\n      picture: tests/browser/shots/${name}`
    } catch {
      return ''
    }
  }
}
