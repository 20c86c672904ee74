import { useMemo } from 'react'
import { encode } from 'uqr'

/** `label` says what scanning does; the text itself should also stand beside it for those without a camera. */
export function QrCode({ text, label, size = 160 }: { text: string; label: string; size?: number }) {
  const { data, width } = useMemo(() => {
    const code = encode(text, { ecc: 'M', border: 2 })
    return { data: pathOf(code.data), width: code.size }
  }, [text])
  return (
    <svg role="img" aria-label={label} width={size} height={size} viewBox={`0 0 ${width} ${width}`}>
      {/* A code is read as dark on light, in either scheme. */}
      <rect width={width} height={width} fill="#ffffff" />
      <path d={data} fill="#000000" shapeRendering="crispEdges" />
    </svg>
  )
}

function pathOf(modules: readonly (readonly boolean[])[]): string {
  return modules.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
}
