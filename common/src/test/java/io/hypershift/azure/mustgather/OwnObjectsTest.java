package io.hypershift.azure.mustgather;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnObjectsTest {
    private static final OwnObjects OWN = new OwnObjects("pr-4", List.of("pr-4-2"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "true  | {'metadata':{'name':'pr-4'}}",
                "true  | {'metadata':{'name':'pr-4-pull-secret'}}",
                "false | {'metadata':{'name':'pr-42'}}",
                "false | {'metadata':{'name':'pr-4-2'}}",
                "false | {'metadata':{'name':'pr-4-2-pull-secret'}}",
                "true  | {'metadata':{'name':'workers'},'spec':{'clusterName':'pr-4'}}",
                "false | {'metadata':{'name':'pr-4-x'},'spec':{'clusterName':'pr-4-2'}}",
                "true  | {'metadata':{'name':'a.1'},'involvedObject':{'name':'pr-4'}}",
                "false | {'metadata':{'name':'a.1'},'involvedObject':{'name':'pr-4-2'}}",
                "true  | {'metadata':{'name':'any','namespace':'clusters','annotations':{'hypershift.openshift.io/cluster':'clusters/pr-4'}}}",
            })
    void an_object_is_told_by_its_name_or_by_whom_it_is_for(boolean isOwn, String object)
            throws JsonProcessingException {
        assertThat(OWN.test(new Manifest(Json.parseObject(object.replace('\'', '"')))))
                .isEqualTo(isOwn);
    }
}
