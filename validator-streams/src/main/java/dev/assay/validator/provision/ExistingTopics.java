package dev.assay.validator.provision;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;

/** What the cluster says about its topics. */
record ExistingTopics(Admin admin) {

  Set<String> names() {
    return await(admin.listTopics().names());
  }

  int partitionsOf(String topic) {
    return Optional.ofNullable(
            await(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic))
        .orElseThrow()
        .partitions()
        .size();
  }

  String settingOf(String topic, String setting) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return Optional.ofNullable(await(admin.describeConfigs(List.of(resource)).all()).get(resource))
        .map(config -> config.get(setting))
        .map(ConfigEntry::value)
        .orElseThrow();
  }

  private static <T> T await(KafkaFuture<T> answer) {
    try {
      return Optional.ofNullable(answer.get()).orElseThrow();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException reason ? reason : new KafkaException(e);
    }
  }
}
