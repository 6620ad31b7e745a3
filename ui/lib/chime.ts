const TONES = [
  { hz: 660, at: 0 },
  { hz: 880, at: 0.18 },
]
const SECONDS = 0.2

/** Two soft tones, 0.4 s in all; what it answers stops them. Silent where the browser allows no sound yet. */
export function chime(): () => void {
  const audio = new AudioContext()
  const end = () => {
    clearTimeout(timer)
    void audio.close().catch(() => undefined)
  }
  // A context that may not play yet never says that its tones have ended.
  const timer = setTimeout(end, 1_000)
  for (const { hz, at } of TONES) {
    const from = audio.currentTime + at
    const [tone, loud] = [audio.createOscillator(), audio.createGain()]
    tone.frequency.value = hz
    // Swells and fades, or its edges would click.
    loud.gain.setValueAtTime(0, from)
    loud.gain.linearRampToValueAtTime(0.12, from + 0.03)
    loud.gain.linearRampToValueAtTime(0, from + SECONDS)
    tone.connect(loud).connect(audio.destination)
    tone.start(from)
    tone.stop(from + SECONDS)
  }
  return end
}
