// Prisma 7 generates without an engine, but would download one before it notices: any existing file contents it.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= 'package.json'
process.env.CHECKPOINT_DISABLE ??= '1' // and would ask its makers for news

export default { schema: 'prisma/schema.prisma' }
