/**
 * Where frames come from and where they go: input lists, output names, reading and safe writing, on
 * local disks and on Hadoop's file systems (HDFS, S3A and others).
 *
 * <p>A place is passed around as the text of a URI with every unusual character percent-encoded, so
 * that any name survives: blanks, {@code #}, {@code %}, brackets, colons, non-ASCII letters, even
 * bytes that are no letters at all. {@link highpass.storage.FrameStore#display} gives the form for
 * people. Local disks are reached through {@code java.nio}, which leaves no {@code .crc} sidecars
 * and knows links and file identities; everything else through Hadoop's {@code FileSystem}, which
 * is used nowhere but here.
 */
package highpass.storage;
