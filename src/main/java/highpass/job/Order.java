package highpass.job;

/** The order in which a job's results are given out. */
public enum Order {
  /** As the inputs stand, each as soon as all before it are done: {@code Pool.imap}. */
  INPUT,
  /** As they are completed: {@code Pool.imap_unordered}. */
  COMPLETION
}
