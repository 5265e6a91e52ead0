import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import './virtual-list.css';

export interface VirtualListProps<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly label: string;
  /** Expected height of a row in pixels; real ones are measured. */
  readonly rowHeight: number;
  readonly row: (item: T, index: number) => ReactNode;
  /** How many there are in all, where not all are here yet. */
  readonly total?: number | undefined;
  /** Called when the end comes into view. */
  readonly onEnd?: (() => void) | undefined;
  /** Kept in view. */
  readonly focusIndex?: number | undefined;
}

/** A list that draws only the rows in view, whatever its length. */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { items, keyOf, label, rowHeight, row, total, onEnd, focusIndex } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    overscan: 6,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= items.length - 1) onEnd?.();
  }, [last, items.length, onEnd]);
  useEffect(() => {
    if (focusIndex !== undefined && focusIndex >= 0) virtual.scrollToIndex(focusIndex, { align: 'auto' });
    // Only a move of the focus scrolls, not a change of the list.
  }, [focusIndex, virtual]);
  return (
    <div className="virtual" ref={scroller} tabIndex={-1}>
      <ul className="virtual-all" aria-label={label} style={{ height: virtual.getTotalSize() }}>
        {rows.map(({ index, key, start }) => {
          const item = items[index];
          return (
            item !== undefined && (
              <li
                key={key}
                className="virtual-row"
                ref={virtual.measureElement}
                data-index={index}
                aria-setsize={total ?? items.length}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start}px)` }}
              >
                {row(item, index)}
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
