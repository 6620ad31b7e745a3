// The words of what stands around every page.
export const shell = {
  pages: 'Pages',
  here: 'You are here',
  menu: 'Pages',
  openRail: 'Show the names of the pages',
  closeRail: 'Icons only',
  home: 'Home',
  councils: 'Councils',
  newCouncil: 'New council',
  templates: 'Templates',
  decisions: 'Decisions',
  knowledge: 'Library',
  agents: 'Agents',
  inbox: 'Inbox',
  profile: 'Profile and settings',
  settings: 'Settings',
}
