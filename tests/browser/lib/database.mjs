// A fresh PostgreSQL database for each server, made in the cluster that the test
// command started, and dropped at the end.

import pg from 'pg'

export class Cluster {
  made = []

  constructor(address) {
    this.address = address
  }

  async run(statement) {
    const client = new pg.Client({ connectionString: this.address })
    await client.connect()
    try {
      await client.query(statement)
    } finally {
      await client.end()
    }
  }

  async fresh() {
    const name = `browser_${process.pid}_${this.made.length}`
    // Taken before waiting: checks run side by side, and each needs a name of its own.
    this.made.push(name)
    await this.run(`create database ${name}`)
    const address = new URL(this.address)
    address.pathname = `/${name}`
    return address.href
  }

  async drop() {
    for (const name of this.made) {
      await this.run(`drop database if exists ${name} with (force)`)
    }
  }
}
