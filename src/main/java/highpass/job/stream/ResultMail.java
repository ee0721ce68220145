package highpass.job.stream;

import java.io.Serializable;
import java.util.function.Consumer;
import org.apache.spark.SparkEnv;
import org.apache.spark.rpc.RpcEndpointRef;
import org.apache.spark.rpc.RpcEnv;
import org.apache.spark.rpc.ThreadSafeRpcEndpoint;
import org.apache.spark.util.RpcUtils;
import scala.PartialFunction;
import scala.runtime.AbstractPartialFunction;
import scala.runtime.BoxedUnit;

/**
 * Brings results to the driver while the tasks that they come from go on, on the connections that
 * Spark has between an executor and its driver, with their authentication and encryption.
 *
 * <p>What is sent may be lost with its executor or its connection, and may come twice: results must
 * also be among those that the task returns.
 */
final class ResultMail {
  private ResultMail() {}

  /**
   * Opens a letter box on the driver. It stays until the context closes: stragglers among the tasks
   * must not find it gone, of which Spark would tell with a stack trace.
   *
   * @param name no other box of this context has
   * @param reader called on a thread of Spark's with what is sent, one at a time; must not wait
   */
  static void open(String name, Consumer<Object> reader) {
    RpcEnv env = SparkEnv.get().rpcEnv();
    env.setupEndpoint(name, new Box(env, reader));
  }

  /** Says where a task of this executor sends its results. */
  static Sender to(String name) {
    SparkEnv env = SparkEnv.get();
    return new Sender(RpcUtils.makeDriverRef(name, env.conf(), env.rpcEnv()));
  }

  /** The executor's side. */
  record Sender(RpcEndpointRef box) {
    /** Sends, and does not wait for anything. */
    void send(Serializable result) {
      box.send(result);
    }
  }

  /** The driver's side. */
  private record Box(RpcEnv rpcEnv, Consumer<Object> reader) implements ThreadSafeRpcEndpoint {
    @Override
    public PartialFunction<Object, BoxedUnit> receive() {
      return new AbstractPartialFunction<>() {
        @Override
        public boolean isDefinedAt(Object message) {
          return true;
        }

        @Override
        public BoxedUnit apply(Object message) {
          reader.accept(message);
          return BoxedUnit.UNIT;
        }
      };
    }
  }
}
