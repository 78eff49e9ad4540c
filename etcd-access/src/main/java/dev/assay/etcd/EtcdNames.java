package dev.assay.etcd;

/**
 * What people call the parts of an {@link EtcdAccess} where they give them, so that messages can
 * name what to change.
 *
 * @param ca of the authorities' file
 * @param certificate of the certificate's file
 * @param key of the key's file
 * @param user of the user's name
 * @param passwordFile of the file with the password
 */
public record EtcdNames(
    String ca, String certificate, String key, String user, String passwordFile) {}
