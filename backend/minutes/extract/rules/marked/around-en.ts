import type { Around } from './mark.ts'

/** The words that adorn English marks. */
export const AROUND_EN: Around = {
  plain:
    'new,final,main,key,overall,formal,official,unanimous,general,rough,group,team,our,meeting,immediate,open,agreed,important,other,all,major,recorded,board,committee,summary of,list of,recap of,record of,summary,the,any,further,additional,today s,this week s,post meeting'.split(
      ',',
    ),
  proposed: 'proposed,draft,suggested,possible,potential,candidate,proposal for'.split(','),
  tentative: 'tentative,emerging,preliminary,interim,provisional,initial,current'.split(','),
  carried:
    'previous,old,older,last,past,prior,earlier,outstanding,existing,carried over,carry over,pending,ongoing,review of,review,reviewing,status of,update on,updates on,follow up on,checking,check,last meeting s,last week s,previous meeting s,revisit,still open,closed,completed'.split(
      ',',
    ),
  after:
    'made,taken,reached,required,needed,items,item,list,summary,recap,log,so far,agreed,assigned,arising,today,this week,from today,from this meeting,from the meeting,from this call,for next meeting,for the next meeting,for next time,for next week,of the meeting,of this meeting,of this call,for this meeting,by person,going forward,moving forward,identified,recorded,are,were,is,was,section,checklist,to take,owner,and owners'.split(
      ',',
    ),
  carriedAfter:
    'from last meeting,from the last meeting,from previous meeting,from the previous meeting,from previous meetings,from last week,from last time,from last call,from the last call,from previous call,from prior meeting,from prior meetings,from earlier meetings,of last meeting,of the last meeting,of the previous meeting,carried over,carried forward,review,scrub,triage,scan,check,check in,status,update,updates,follow up,outstanding,from past meetings'.split(
      ',',
    ),
  pending:
    'needed,required,pending,to make,to be made,to take,to be taken,deferred,postponed,wanted,due'.split(','),
  and: ['and', '&', '/', ',', '+', 'or'],
  for: ['on', 'for', 'to', 'by', '→', '->', '@', 'owner', 'assigned to'],
}
