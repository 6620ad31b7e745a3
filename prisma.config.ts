// Prisma 7 generates without an engine, but would download one before it notices: any existing file contents it.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= 'package.json'

export default { schema: 'prisma/schema.prisma' }
