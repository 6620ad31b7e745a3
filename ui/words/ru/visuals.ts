// Слова того, что нарисовано. Странице, чтобы ей пользоваться, они не нужны.
export * from './charts.ts'
export * from './insights.ts'
export * from './tracks.ts'
export * from './sources.ts'
