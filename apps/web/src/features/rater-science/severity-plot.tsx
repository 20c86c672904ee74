const WIDTH = 140
/** Score points each way; what lies beyond stands at the edge. */
const REACH = 2
const x = (points: number) => WIDTH / 2 + (Math.max(-REACH, Math.min(REACH, points)) / REACH) * (WIDTH / 2 - 6)

/** Severity with its 80 % interval around the mean rater; the figures stand beside it. */
export function SeverityPlot({ points, error }: { points: number | null; error: number | null }) {
  if (points === null) return null
  const reach = 1.2816 * (error ?? 0)
  return (
    <svg viewBox={`0 0 ${WIDTH} 16`} width={WIDTH} height={16} aria-hidden="true" style={{ display: 'block' }}>
      <line x1={x(-REACH)} x2={x(REACH)} y1={8} y2={8} stroke="var(--line)" />
      <line x1={x(0)} x2={x(0)} y1={2} y2={14} stroke="var(--text)" />
      <line
        x1={x(points - reach)}
        x2={x(points + reach)}
        y1={8}
        y2={8}
        stroke="var(--series-1)"
        strokeWidth={5}
        strokeLinecap="round"
        opacity={0.55}
      />
      <circle cx={x(points)} cy={8} r={4.5} fill="var(--series-1)" stroke="var(--bg)" />
    </svg>
  )
}
