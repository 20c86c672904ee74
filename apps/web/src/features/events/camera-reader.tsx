import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/notice.tsx'
import classes from './event-page.module.css'

/** In browsers that read codes by themselves; the others keep the typed field. */
interface CodeReader {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>
}
type CodeReaderClass = new (options: { formats: string[] }) => CodeReader

const readerClass = () => (globalThis as { BarcodeDetector?: CodeReaderClass }).BarcodeDetector

export const hasCameraReader = () => readerClass() !== undefined && 'mediaDevices' in navigator

const LOOK_EVERY_MS = 250
/** A card that stays before the camera is read once. */
const SAME_CARD_MS = 4_000

export function CameraReader({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const [isRefused, setRefused] = useState(false)
  const report = useEffectEvent(onCode)
  useEffect(() => {
    const Reader = readerClass()
    const element = video.current
    if (!Reader || !element) return
    const reader = new Reader({ formats: ['qr_code'] })
    let stream: MediaStream | undefined
    let isOver = false
    let last = { code: '', at: 0 }
    const look = async () => {
      // A frame that cannot be read is followed by another in a moment.
      const [found] = await reader.detect(element).catch(() => [])
      if (!found || isOver || (found.rawValue === last.code && Date.now() - last.at < SAME_CARD_MS)) return
      last = { code: found.rawValue, at: Date.now() }
      report(found.rawValue)
    }
    const timer = setInterval(() => void look(), LOOK_EVERY_MS)
    navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).then(
      (opened) => {
        stream = opened
        if (isOver) return stopStream(opened)
        element.srcObject = opened
        void element.play()
      },
      () => setRefused(true),
    )
    return () => {
      isOver = true
      clearInterval(timer)
      if (stream) stopStream(stream)
    }
  }, [])
  if (isRefused) return <Notice tone="warning">{t('events:attendance.cameraRefused')}</Notice>
  return (
    <video ref={video} className={classes.camera} muted playsInline aria-label={t('events:attendance.cameraView')} />
  )
}

function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
