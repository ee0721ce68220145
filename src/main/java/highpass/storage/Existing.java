package highpass.storage;

/** What to do about outputs that are there already. */
public enum Existing {
  /** Refuse the plan. */
  REFUSE,
  /** Replace them. */
  OVERWRITE,
  /** Leave it to the run, frame by frame: it keeps those that are whole and replaces the others. */
  RESUME;

  /** Whether they may be replaced: what {@link FrameStore#write} is to be told. */
  public boolean replaces() {
    return this != REFUSE;
  }
}
