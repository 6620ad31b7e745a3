// Слова вокруг каждой страницы.
export const shell = {
  pages: 'Страницы',
  here: 'Вы здесь',
  menu: 'Страницы',
  openRail: 'Показать названия страниц',
  closeRail: 'Только значки',
  home: 'Главная',
  councils: 'Советы',
  newCouncil: 'Новый совет',
  templates: 'Шаблоны',
  decisions: 'Решения',
  knowledge: 'Библиотека',
  agents: 'Агенты',
  inbox: 'Входящие',
  profile: 'Профиль и настройки',
  settings: 'Настройки',
}
