// Счётчик стоимости.
export const costMeter = {
  label: (what: string) => `Стоимость на сейчас: ${what}`,
  of: (spent: string, limit: string) => `${spent} из ${limit}`,
  atLeast: (spent: string) => `не меньше ${spent}`,
  free: 'бесплатно, локально',
  unpriced: 'цена не задана',
  cached: 'Из кэша',
  title: 'Стоимость',
  limit: (limit: string) => `Предел: ${limit}.`,
  atLimit: 'На пределе совет спросит: продлить наполовину или завершить с тем, что есть.',
  forecast: (usd: string, turns: number) => `Примерно ${usd} к концу, если понадобятся все ходы (${turns}).`,
  near: (share: string, limit: string) => `Израсходовано ${share} бюджета ${limit}.`,
  dismiss: 'Закрыть',
}
