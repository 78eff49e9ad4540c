package dev.assay.devstack.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The types of Kubernetes itself, read strictly.
 *
 * <p>They are generated from its API, but keep what they don't know instead of refusing it. So an
 * object is read first and then searched for such leavings.
 */
final class KubernetesTypes {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final String LEAVINGS = "additionalProperties";
  private static final Map<String, Class<?>> TYPES =
      Map.ofEntries(
          Map.entry("v1/ConfigMap", ConfigMap.class),
          Map.entry("v1/Service", Service.class),
          Map.entry("v1/ServiceAccount", ServiceAccount.class),
          Map.entry("apps/v1/Deployment", Deployment.class),
          Map.entry("apps/v1/StatefulSet", StatefulSet.class),
          Map.entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
          Map.entry("batch/v1/CronJob", CronJob.class),
          Map.entry("networking.k8s.io/v1/Ingress", Ingress.class),
          Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
          Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class));

  private KubernetesTypes() {}

  /** What is wrong with an object, as paths; empty where its type isn't one of these. */
  static Optional<List<String>> faults(Manifest manifest) {
    return Optional.ofNullable(TYPES.get(manifest.apiVersion() + "/" + manifest.kind()))
        .map(type -> faults(manifest.object().toString(), type));
  }

  static List<String> faults(String json, Class<?> type) {
    List<String> faults = new ArrayList<>();
    try {
      search(MAPPER.readValue(json, type), "", faults);
    } catch (JsonProcessingException wrong) {
      faults.add(wrong.getOriginalMessage());
    } catch (IllegalAccessException hidden) {
      throw new AssertionError(hidden);
    }
    return faults;
  }

  private static void search(Object value, String path, List<String> faults)
      throws IllegalAccessException {
    if (value instanceof Collection<?> elements) {
      int index = 0;
      for (Object element : elements) {
        search(element, path + "/" + index++, faults);
      }
    } else if (value instanceof Map<?, ?> entries) {
      for (Map.Entry<?, ?> entry : entries.entrySet()) {
        search(entry.getValue(), path + "/" + entry.getKey(), faults);
      }
    } else if (value.getClass().getName().startsWith("io.fabric8.")) {
      searchFields(value, path, faults);
    }
  }

  private static void searchFields(Object value, String path, List<String> faults)
      throws IllegalAccessException {
    for (Class<?> type = value.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) || type.isEnum()) {
          continue;
        }
        field.setAccessible(true);
        Object held = field.get(value);
        if (held instanceof Map<?, ?> unknown && field.getName().equals(LEAVINGS)) {
          unknown.keySet().forEach(key -> faults.add("%s/%s is unknown".formatted(path, key)));
        } else if (held != null) {
          search(held, path + "/" + field.getName(), faults);
        }
      }
    }
  }
}
