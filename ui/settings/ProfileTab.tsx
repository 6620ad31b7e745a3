import { NameSection } from './NameSection.tsx'
import { ToldSection } from './ToldSection.tsx'

/** Who is reading, and how they are told that a council needs them. */
export default function ProfileTab() {
  return (
    <>
      <NameSection />
      <ToldSection />
    </>
  )
}
