/** What changed somewhere; without an id: anything may have. Never the data itself: that is always fetched. */
export interface Hint {
  readonly request_id?: string | undefined;
}

export interface UpdatesListener {
  /** The stream stands; hints will come. */
  open(): void;
  /** No hints come any more; it may open again by itself. */
  lost(): void;
  hint(hint: Hint): void;
}

/** A source of hints: server-sent events on the laptop, others elsewhere. */
export interface Updates {
  /** @returns ends it. */
  subscribe(listener: UpdatesListener): () => void;
}
