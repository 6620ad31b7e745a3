// The words of what is drawn. No page needs them before it can be used.
export * from './charts.ts'
export * from './insights.ts'
export * from './tracks.ts'
export * from './sources.ts'
