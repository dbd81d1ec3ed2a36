// Runs the real program and uses it in a real browser, first on the embedded
// database and then, where there is a PostgreSQL cluster, the journeys on that.
//
// KEYWORKER_BINARY         the program
// CHROMIUM                 the browser
// KEYWORKER_TEST_POSTGRES  a cluster where databases may be made (may be left out)
//
// Names of checks given as arguments run those alone: node run.mjs keyboard

import { controls } from './checks/controls.mjs'
import { endedSession } from './checks/ended-session.mjs'
import { errors } from './checks/errors.mjs'
import { everyPage } from './checks/every-page.mjs'
import { forcedColours } from './checks/forced-colours.mjs'
import { doors } from './checks/doors.mjs'
import { hostileText } from './checks/hostile-text.mjs'
import { imports } from './checks/imports.mjs'
import { keyboard } from './checks/keyboard.mjs'
import { largeText } from './checks/large-text.mjs'
import { leaving } from './checks/leaving.mjs'
import { noScript } from './checks/no-script.mjs'
import { states } from './checks/states.mjs'
import { twoTaps } from './checks/two-taps.mjs'
import { launch, together } from './lib/browser.mjs'
import { Cluster } from './lib/database.mjs'
import { Report } from './lib/report.mjs'
import { Server } from './lib/server.mjs'

const binary = process.env.KEYWORKER_BINARY ?? fail('KEYWORKER_BINARY must name the program.')
const wanted = process.argv.slice(2)
const report = new Report()

// Longest first, so that the two hands end at about the same time.
const EVERYTHING = { everyPage, errors, hostileText, states, keyboard, noScript, largeText, twoTaps, doors, imports, leaving, endedSession, forcedColours }
const JOURNEYS = { noScript, imports, twoTaps, endedSession, leaving, hostileText }

function fail(words) {
  console.error(words)
  process.exit(2)
}

/** Each check has a server and data of its own, so that none meets what another did. */
async function run(title, checks, database) {
  console.log(`\n${title}`)
  const began = Date.now()
  const browser = await launch()
  const names = Object.keys(checks).filter((name) => wanted.length === 0 || wanted.includes(name))
  await together(names, async (name) => {
    await report.check(`${name} runs to its end`, async () => {
      const server = await Server.demo(binary, await database())
      try {
        await checks[name](report, browser, server, binary)
      } finally {
        await server.stop()
      }
    })
  })
  await browser.close()
  report.line(`(${Math.round((Date.now() - began) / 1000)} s)`)
}

if (wanted.length === 0 || wanted.includes('controls')) {
  console.log('\nPlanted faults')
  const browser = await launch()
  await controls(report, browser)
  await browser.close()
}
await run('The embedded database', EVERYTHING, async () => undefined)
if (process.env.KEYWORKER_TEST_POSTGRES) {
  const cluster = new Cluster(process.env.KEYWORKER_TEST_POSTGRES)
  await run('PostgreSQL, the journeys', JOURNEYS, () => cluster.fresh())
  await cluster.drop()
}
console.log(`${report.passed} passed, ${report.failed} failed`)
process.exit(report.failed === 0 ? 0 : 1)
