// Слова страниц, которые открывают реже.
export * from './prepare.ts'
export * from './councils.ts'
export * from './settings.ts'
export * from './welcome.ts'
export * from './registry.ts'
export * from './replay.ts'
export * from './knowledge.ts'
export * from './decisions.ts'
