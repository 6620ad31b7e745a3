import { useState } from 'react'
import { prefer, usePreferences } from '../app/preferences.ts'
import { Button } from '../components/Button.tsx'
import { Switch } from '../components/Switch.tsx'
import { chime } from '../lib/chime.ts'
import { allowNotices, permission } from '../inbox/notices.ts'
import { pageWords } from '../words/words.ts'
import { Section } from './Section.tsx'

/** How this browser calls somebody who is needed. */
export function ToldSection() {
  const wantsNotices = usePreferences((set) => set.desktopNotices)
  const wantsSounds = usePreferences((set) => set.sounds)
  const [allowed, setAllowed] = useState(permission)
  const said = pageWords.profileWords
  const switchNotices = (on: boolean) => {
    if (on) void allowNotices().then(setAllowed)
    else prefer({ desktopNotices: false })
  }
  const hints = { none: said.noticesNone, denied: said.noticesDenied, default: said.noticesHint, granted: '' }
  return (
    <Section title={said.told} hint={said.toldHint}>
      <div className="grid gap-2">
        <Switch
          label={said.notices}
          hint={hints[allowed] || undefined}
          on={wantsNotices && allowed === 'granted'}
          disabled={allowed === 'none' || allowed === 'denied'}
          onChange={switchNotices}
        />
        <div className="flex flex-wrap items-start gap-x-4">
          <Switch
            label={said.sounds}
            hint={said.soundsHint}
            on={wantsSounds}
            onChange={(sounds) => prefer({ sounds })}
          />
          <Button small className="mt-0.5" onClick={chime}>
            {said.try}
          </Button>
        </div>
      </div>
    </Section>
  )
}
