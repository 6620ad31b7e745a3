import fastify from 'fastify'

/** The bare contender of a cold start. */
const app = fastify()
app.get('/', async () => 'hello')
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`)
// A regular end, at which Node keeps what it compiled.
process.once('SIGTERM', () => process.exit(0))
